namespace Trestle.Torture.Stores;

/// <summary>A folder for one file and what lies beside it.</summary>
sealed class FileSite : Site
{
    readonly string kind;
    readonly string folder;

    public FileSite(string kind, string? under = null)
    {
        this.kind = kind;
        folder = under is null ? Directory.CreateTempSubdirectory("trestle-torture-").FullName : Path.Combine(under, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
    }

    public override IReadOnlyList<string> Profiles => kind == "lmdb" ? ["Durable", "Relaxed", "Unsafe"] : ["Safe", "Balanced", "Fast"];

    /// <summary>The profile that flushes nothing, for what is not about durability.</summary>
    public StoreAddress Fast => At(Profiles[^1]);

    public string Folder => folder;

    public string File => Path.Combine(folder, "store");

    public override StoreAddress At(string profile) => new(kind, profile, File);

    public override void Dispose() => Directory.Delete(folder, recursive: true);
}
