namespace Trestle.Lmdb.Environments;

/// <summary>One name per file: absolute, with every symbolic link on the way resolved.</summary>
static class CanonicalPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        var folder = Path.GetDirectoryName(target);
        return folder is null ? target : Path.Combine(Folder(folder), Path.GetFileName(target));
    }

    static string Folder(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        if (parent is null)
            return folder;
        var resolved = Path.Combine(Folder(parent), Path.GetFileName(folder));
        var link = Directory.Exists(resolved) ? Directory.ResolveLinkTarget(resolved, returnFinalTarget: true) : null;
        return link is null ? resolved : Folder(link.FullName);
    }
}
