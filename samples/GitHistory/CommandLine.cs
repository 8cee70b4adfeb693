using System.CommandLine;

namespace Samples.GitHistory;

/// <summary>The command line of the sample.</summary>
static class CommandLine
{
    static readonly Argument<string> Repository = new("repository")
    {
        Description = "A folder inside a git repository. Default: the repository of this sample.",
        DefaultValueFactory = _ => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..")),
    };

    static readonly Option<string?> Database = new("--db") { Description = "The database file. Default: one below the sample." };
    static readonly Option<string?> Author = new("--author") { Description = "Whose commits to show, by e-mail. Default: the newest commit's author." };
    static readonly Option<DateOnly?> Since = new("--since") { Description = "First day of those commits. Default: a year before --until." };
    static readonly Option<DateOnly?> Until = new("--until") { Description = "The day after the last. Default: the day after the newest commit." };
    static readonly Option<string?> File = new("--file") { Description = "Whose history to show, as a path from the repository's root. Default: the busiest file." };
    static readonly Option<int> Top = new("--top") { Description = "How many lines each answer has at most.", DefaultValueFactory = _ => 10 };

    /// <summary>Parses, shows help or complains, or runs <paramref name="action"/> and returns its exit code.</summary>
    public static int Run(string[] args, Func<Options, int> action)
    {
        var command = new RootCommand("Indexes the history of a git repository, then answers questions about it. A second run adds only what is new.")
        {
            Repository, Database, Author, Since, Until, File, Top,
        };
        command.SetAction(parsed => action(new Options(
            parsed.GetValue(Repository)!,
            parsed.GetValue(Database),
            parsed.GetValue(Author),
            parsed.GetValue(Since),
            parsed.GetValue(Until),
            parsed.GetValue(File),
            parsed.GetValue(Top))));
        return command.Parse(args).Invoke();
    }
}
