using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Emit;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Tests.Stores;

/// <summary>The .dll of a program with its schema, its steps, and the methods that steps run.</summary>
static class ProgramAssembly
{
    static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Builds it from the schema files of a folder, and C# by hand.</summary>
    public static void Build(string path, string folder, string code)
    {
        var project = MigrationProject.Read([folder]);
        var sources = EmissionPlan.Of([.. project.Schemas], hasHost: false, project.Histories).Select(SchemaEmitter.Emit).Select(file => file.Text);
        var runtime = typeof(Database).Assembly;
        var references = runtime.GetReferencedAssemblies().Select(System.Reflection.Assembly.Load).Append(typeof(object).Assembly).Append(runtime)
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location));
        var result = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), sources.Append(code).Select(text => CSharpSyntaxTree.ParseText(text, Parsing)), references, Options).Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error)));
    }
}
