using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Trestle.Emit.Tests.Golden;

/// <summary>
/// Compiles emitted sources against the runtime as strictly as a user may: nullable, documentation demanded, every warning an
/// error.
/// </summary>
static class EmittedCode
{
    static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "Trestle.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path))]);

    public static void AssertCompiles(params string[] sources)
    {
        var problems = Compile(sources).GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning).ToArray();
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(20).Select(problem => problem + "\n    " + Line(problem))));
    }

    public static CSharpCompilation Compile(params string[] sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithWarningLevel(9999);
        return CSharpCompilation.Create("Emitted", sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)), References.Value, options);
    }

    static string? Line(Diagnostic problem) =>
        problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
