using Trestle.Schema.Rules;

namespace Trestle.Schema.Tests.Support;

/// <summary>A folder of the conformance corpus.</summary>
sealed record ConformanceCase(string Name, string Folder)
{
    public static IReadOnlyList<ConformanceCase> Valid => All("valid");

    public static IReadOnlyList<ConformanceCase> Invalid => All("invalid");

    public static ConformanceCase Find(string kind, string name) => new(name, Path.Combine(Repository.Conformance, kind, name));

    public SourceFile[] Files =>
        [.. Directory.GetFiles(Folder, "*.schema.yaml").Order(StringComparer.Ordinal).Select(path => new SourceFile(Path.GetFileName(path), ReadText(path)))];

    public string Expected(string file) => Path.Combine(Folder, file);

    public SchemaCompilation Compile() => SchemaCompiler.Compile(Files);

    /// <summary><c>path(line,col-endline,endcol): error TRSxxxx: message</c>.</summary>
    public static string Line(Problem problem) =>
        $"{problem.Span.Path}({problem.Span.Line + 1},{problem.Span.Column + 1}-{problem.Span.EndLine + 1},{problem.Span.EndColumn + 1}): "
        + $"{problem.Rule.Severity.ToString().ToLowerInvariant()} {problem.Rule.Id}: {problem.Message}\n";

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
