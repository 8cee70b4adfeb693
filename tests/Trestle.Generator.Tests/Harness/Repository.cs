namespace Trestle.Generator.Tests.Harness;

/// <summary>The files of the repository that the tests read.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string TestFolder => Path.Combine(Root, "tests", "Trestle.Generator.Tests");

    /// <summary>A schema of the folder Schemas of this project.</summary>
    public static (string Path, string Text) Schema(string name) =>
        ($"{name}.schema.yaml", File.ReadAllText(Path.Combine(TestFolder, "Schemas", $"{name}.schema.yaml")));

    /// <summary>The valid cases of the schema language.</summary>
    public static IEnumerable<string> ValidCases => Directory.EnumerateDirectories(Path.Combine(Root, "schemas", "conformance", "valid"))
        .Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal);

    public static (string Path, string Text)[] ValidCase(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "schemas", "conformance", "valid", name), "*.schema.yaml")
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    /// <summary>The cases of schemas with steps in which nothing is wrong.</summary>
    public static IEnumerable<string> SoundHistories => Directory.EnumerateDirectories(Histories)
        .Where(folder => !File.ReadAllText(Path.Combine(folder, "problems.txt")).Contains(": error ", StringComparison.Ordinal))
        .Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal);

    /// <summary>The schema of such a case and its steps.</summary>
    public static (string Path, string Text)[] History(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(Histories, name), "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(Path.Combine(Histories, name), path), File.ReadAllText(path)))];

    static string Histories => Path.Combine(Root, "schemas", "conformance", "evolution");

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Schema.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository. Run them inside.");
        return folder;
    }
}
