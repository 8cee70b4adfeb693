namespace Trestle.Tool.Dumps;

/// <summary>Where a dump is read from, more than once: what comes by standard input is kept in a file of its own meanwhile.</summary>
sealed class DumpFile : IDisposable
{
    readonly string path;
    readonly bool isTemporary;

    DumpFile(string name, string path, bool isTemporary)
    {
        Name = name;
        this.path = path;
        this.isTemporary = isTemporary;
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>The file of that path, or standard input for <c>-</c>. Throws <see cref="UsageException"/> when there is none.</summary>
    public static DumpFile Of(string path, Func<Stream> input)
    {
        if (path != "-")
            return File.Exists(path)
                ? new(path, path, isTemporary: false)
                : throw new UsageException($"There is no file '{path}'. Give the path of a dump, or - for standard input.");
        var kept = Path.Combine(Path.GetTempPath(), $"trestle-load-{Guid.NewGuid():N}");
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(kept, how);
        using var standard = input();
        standard.CopyTo(file);
        return new("standard input", kept, isTemporary: true);
    }

    /// <summary>A reader at the start. The caller disposes it.</summary>
    public DumpReader Open() => new(DumpFormat.Read(path));

    public void Dispose()
    {
        if (isTemporary)
            File.Delete(path);
    }
}
