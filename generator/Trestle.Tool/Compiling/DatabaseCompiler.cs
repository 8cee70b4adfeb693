using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Trestle.Emit;
using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Compiling;

/// <summary>From the schema in a store's catalog to an assembly: by the way that a schema file goes, so that there is one meaning of it.</summary>
static class DatabaseCompiler
{
    /// <summary>The namespace of what is compiled.</summary>
    public const string Namespace = "Stored";

    // The compiler's error for a partial method that nobody has written.
    const string MethodWithoutBody = "CS8795";

    static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true,
        generalDiagnosticOption: ReportDiagnostic.Suppress);

    /// <summary>The bytes of the assembly. Throws <see cref="UsageException"/> when the schema is none that this version can compile.</summary>
    public static byte[] Compile(SchemaShape schema) => Compile(Model(schema), StepHistories.None);

    /// <summary>The bytes of the assembly with the steps of the schema. Throws <see cref="UsageException"/> when one runs code of the program.</summary>
    public static byte[] Compile(SchemaModel model, StepHistories histories)
    {
        var files = EmissionPlan.Of([model], hasHost: false, histories).Select(SchemaEmitter.Emit);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("Trestle.Stored." + model.Name, trees, References(), Options).Emit(image);
        if (result.Success)
            return image.ToArray();
        throw result.Diagnostics.Any(problem => problem.Id == MethodWithoutBody)
            ? new UsageException($"A step of schema '{model.Name}' writes rows by a method of the program. Build the program, and name its assembly with --assembly.")
            : new InvalidOperationException(
                $"What was generated for schema '{model.Name}' does not compile: {string.Join(" ", result.Diagnostics.Take(3))}");
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
