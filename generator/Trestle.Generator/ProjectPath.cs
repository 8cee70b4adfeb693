namespace Trestle.Generator;

/// <summary>Paths as every machine sees them: from the project's folder, with forward slashes.</summary>
static class ProjectPath
{
    /// <summary>The path from <paramref name="folder"/>; the file's name alone where there is no way from there.</summary>
    public static string Relative(string path, string folder)
    {
        var to = Split(path);
        var from = Split(folder);
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && IsSame(from[shared], to[shared]))
            shared++;
        if (shared == 0)
            return to[to.Length - 1];
        return string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }

    static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    static string[] Split(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
