using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Emit.Codecs;
using Trestle.Emit.Records;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>Emits schemas, compiles them all at once, as strictly as a user may, and loads the result.</summary>
static class EmittedSchemas
{
    public static Assembly Load(IEnumerable<SchemaModel> schemas)
    {
        var compilation = Compile(schemas.Select(Source));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var problems = result.Diagnostics.Where(problem => problem.Severity >= DiagnosticSeverity.Warning).ToArray();
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(20).Select(problem => problem + "\n    " + Line(problem))));
        image.Position = 0;
        return new AssemblyLoadContext("Emitted").LoadFromStream(image);
    }

    static CSharpCompilation Compile(IEnumerable<string> sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithWarningLevel(9999)
            // The bridges, which no user sees, are public without documentation.
            .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "Trestle.Runtime.dll")
            .Append(typeof(IRowBridge).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Emitted", sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)), references, options);
    }

    static string Source(SchemaModel schema)
    {
        var code = new CodeWriter();
        code.Line("#nullable enable").Line($"namespace {schema.Namespace};").Line();
        foreach (var type in schema.Enums)
            EnumEmitter.Emit(code, schema, type);
        foreach (var type in schema.Structs)
        {
            StructEmitter.Emit(code, schema, type);
            StructCodecEmitter.Emit(code, schema, type);
            StructViewEmitter.Emit(code, schema, type);
        }
        foreach (var table in schema.Tables)
        {
            RecordEmitter.Emit(code, schema, table);
            CodecEmitter.Emit(code, schema, table);
            ViewEmitter.Emit(code, schema, table);
            BridgeEmitter.Emit(code, table);
        }
        return code.ToString();
    }

    static string? Line(Diagnostic problem) =>
        problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
