using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Emit;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>Names that clash are reported, and left out of the model; whatever is in the model becomes C# without a warning.</summary>
public sealed class AwkwardNamesTests
{
    const int Schemas = 24;

    static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Trestle.Runtime.dll" or "netstandard.dll"
                || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    static readonly string[] ClashRules = ["TRS2007", "TRS2008", "TRS2009", "TRS2012"];

    [Fact]
    public void The_language_accepts_no_name_that_does_not_compile()
    {
        var tables = Enumerable.Range(0, Schemas).AsParallel().Sum(Check);
        Assert.True(tables > Schemas, $"Only {tables} tables came through.");
    }

    static int Check(int seed)
    {
        var text = new AwkwardSchema(seed).Write();
        var compilation = SchemaCompiler.Compile(new SourceFile("awkward.schema.yaml", text));
        Assert.All(compilation.Problems, problem => Assert.Contains(problem.Rule.Id, ClashRules));
        var complaints = Compile(compilation).Where(complaint => complaint.Severity >= DiagnosticSeverity.Warning).Take(5);
        Assert.True(!complaints.Any(), $"{string.Join("\n", complaints)}\nin what comes out of\n{text}");
        return compilation.Schemas.Sum(schema => schema.Tables.Count);
    }

    static IEnumerable<Diagnostic> Compile(SchemaCompilation compilation)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable);
        var trees = compilation.Schemas.SelectMany(SchemaEmitter.Emit).Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.HintName));
        return CSharpCompilation.Create("Awkward", trees, References, options.WithWarningLevel(9999)).GetDiagnostics();
    }
}
