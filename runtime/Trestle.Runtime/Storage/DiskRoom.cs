namespace Trestle.Storage;

/// <summary>
/// Tells a full disk from a broken one: where a write is cut short, native libraries report an input/output error for both.
/// </summary>
public static class DiskRoom
{
    const long AlmostNothing = 1 << 20;

    /// <summary>Whether the disk of a file has less than 1 MiB left; false where that cannot be known.</summary>
    public static bool IsGone(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && new DriveInfo(folder).AvailableFreeSpace < AlmostNothing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
