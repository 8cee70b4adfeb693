namespace Trestle.Analyzers.Tests.Harness;

/// <summary>The files of the repository that the tests read.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Corpus { get; } = Path.Combine(Root, "tests", "Trestle.Analyzers.Tests", "Corpus");

    public static string Rules { get; } = Path.Combine(Root, "analyzers", "rules");

    /// <summary>Whether expected files are to be written instead of compared.</summary>
    public static bool UpdatesGolden { get; } = Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Names(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Corpus, folder), pattern).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static string Read(string folder, string name) => File.ReadAllText(Path.Combine(Corpus, folder, name));

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Schema.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository. Run them inside.");
        return folder;
    }
}
