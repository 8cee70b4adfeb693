namespace Trestle.Lmdb.Environments;

/// <summary>Files that hold rows of a store and, like the store, are for the eyes of its owner only.</summary>
static class OwnFile
{
    /// <summary>Creates a file that does not exist. The caller disposes it.</summary>
    public static FileStream Create(string path, FileShare share, int bufferSize, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = bufferSize,
            Options = options,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }
}
