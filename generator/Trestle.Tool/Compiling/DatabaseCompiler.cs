using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Emit;
using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Compiling;

/// <summary>From the schema in a store's catalog to an assembly: by the way that a schema file goes, so that there is one meaning of it.</summary>
static class DatabaseCompiler
{
    /// <summary>The namespace of what is compiled.</summary>
    public const string Namespace = "Stored";

    static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true,
        generalDiagnosticOption: ReportDiagnostic.Suppress);

    /// <summary>The bytes of the assembly. Throws <see cref="UsageException"/> when the schema is none that this version can compile.</summary>
    public static byte[] Compile(SchemaShape schema)
    {
        var model = Model(schema);
        var trees = SchemaEmitter.Emit(model).Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("Trestle.Stored." + model.Name, trees, References(), Options).Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(
            $"What was generated for schema '{schema.Name}' does not compile: {string.Join(" ", result.Diagnostics.Take(3))}");
    }

    /// <summary>The schema as the compiler knows it; its canonical form is that of <paramref name="schema"/>, byte for byte.</summary>
    public static SchemaModel Model(SchemaShape schema)
    {
        var compilation = SchemaCompiler.Compile(new SourceFile("the store's catalog", SchemaYaml.Write(schema, Namespace)));
        var problem = compilation.Problems.FirstOrDefault(problem => problem.Rule.Severity == Severity.Error);
        if (problem is not null || compilation.Schemas is not [var model])
            throw Unknown(schema, problem?.Message ?? "It has no tables.");
        var canonical = Encoding.UTF8.GetBytes(CanonicalSchema.Write(model));
        return canonical.AsSpan().SequenceEqual(schema.ToJson()) ? model : throw Unknown(schema, "It says what this version does not know.");
    }

    static UsageException Unknown(SchemaShape schema, string why) => new(
        $"The schema '{schema.Name}' in the store cannot be compiled: {why} Give the program's own classes with --assembly, or use the version "
            + "of the tool that belongs to the program.");

    // What the runtime itself refers to, and what these only pass on.
    static IEnumerable<MetadataReference> References()
    {
        var runtime = typeof(Database).Assembly;
        return runtime.GetReferencedAssemblies().Select(Assembly.Load).Append(typeof(object).Assembly).Append(runtime)
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location));
    }
}
