namespace Samples.GitHistory;

/// <summary>What the command line asks for.</summary>
/// <param name="Repository">A folder inside a git repository.</param>
/// <param name="Database">The database file, or null for one below the sample.</param>
/// <param name="Author">The e-mail address to look up, or null for that of the newest commit.</param>
/// <param name="Since">The first day of the author's commits to show, or null for a year before <paramref name="Until"/>.</param>
/// <param name="Until">The day after the last, or null for the day after the newest commit.</param>
/// <param name="File">The path whose history to show, or null for the busiest file.</param>
/// <param name="Top">How many lines each answer has at most.</param>
sealed record Options(string Repository, string? Database, string? Author, DateOnly? Since, DateOnly? Until, string? File, int Top)
{
    /// <summary>One database per repository, in a folder below the sample that git ignores.</summary>
    public string DatabasePath(string repositoryPath)
    {
        if (Database is not null)
            return Database;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(repositoryPath)));
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "artifacts"));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Path.GetFileName(repositoryPath)}-{hash[..8]}.lmdb");
    }
}
