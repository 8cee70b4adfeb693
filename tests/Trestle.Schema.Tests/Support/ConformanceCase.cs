using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Schema.Tests.Support;

/// <summary>A folder of the conformance corpus.</summary>
sealed record ConformanceCase(string Name, string Folder)
{
    public static IReadOnlyList<ConformanceCase> Valid => All("valid");

    public static IReadOnlyList<ConformanceCase> Invalid => All("invalid");

    public static IReadOnlyList<ConformanceCase> Evolution => All("evolution");

    public static IReadOnlyList<ConformanceCase> Advice => All("advice");

    public static ConformanceCase Find(string kind, string name) => new(name, Path.Combine(Repository.Conformance, kind, name));

    public SourceFile[] Files => Read("*.schema.yaml");

    /// <summary>The steps of a case of evolution.</summary>
    public SourceFile[] Steps => Read("*.migration.yaml");

    /// <summary>What is known of the sizes of tables.</summary>
    public TableSizes Sizes => TableSizes.Of(Read("*.stats.yaml").Select(StatsParser.Parse));

    public string Expected(string file) => Path.Combine(Folder, file);

    public SchemaCompilation Compile() => SchemaCompiler.Compile(Files);

    /// <summary>Compiles the files together with the steps.</summary>
    public SchemaCompilation CompileWithSteps() => SchemaCompiler.Compile(Files.Select(SchemaParser.Parse), StepFiles.Read(Steps));

    /// <summary>Compiles the files and says what they could do better.</summary>
    public SchemaCompilation CompileWithAdvice() => SchemaCompiler.Compile(Files.Select(SchemaParser.Parse), StepHistories.None, Sizes);

    /// <summary><c>path(line,col-endline,endcol): error TRSxxxx: message</c>.</summary>
    public static string Line(Problem problem) =>
        $"{problem.Span.Path}({problem.Span.Line + 1},{problem.Span.Column + 1}-{problem.Span.EndLine + 1},{problem.Span.EndColumn + 1}): "
        + $"{problem.Rule.Severity.ToString().ToLowerInvariant()} {problem.Rule.Id}: {problem.Message}\n";

    SourceFile[] Read(string pattern) =>
    [
        .. Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), ReadText(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    // No decoding help: a byte order mark must reach the parser.
    static string ReadText(string path) => new System.Text.UTF8Encoding(false, false).GetString(File.ReadAllBytes(path));

    static IReadOnlyList<ConformanceCase> All(string kind)
    {
        var root = Path.Combine(Repository.Conformance, kind);
        return Directory.Exists(root)
            ? [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(folder => new ConformanceCase(Path.GetFileName(folder), folder))]
            : [];
    }
}
