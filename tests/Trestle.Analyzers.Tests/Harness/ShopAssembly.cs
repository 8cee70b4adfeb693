using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Trestle.Generator;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>The corpus's schema, generated and compiled once: snippets refer to the assembly, as users of a packed schema do.</summary>
static class ShopAssembly
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    /// <summary>The platform, the runtime and the stores that the tests run on.</summary>
    public static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Trestle.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly MetadataReference Lmdb = MetadataReference.CreateFromFile(typeof(Trestle.Lmdb.LmdbStore).Assembly.Location);

    static readonly Lazy<byte[]> Compiled = new(() => Compile());

    static readonly Lazy<Assembly> Running = new(() => Assembly.Load(Compiled.Value));

    public static MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Compiled.Value);

    /// <summary>The assembly, loaded into the tests.</summary>
    public static Assembly Loaded => Running.Value;

    /// <summary>The assembly as it is when a stats file tells how many rows table <c>orders</c> has.</summary>
    public static MetadataReference Sized(long orders) => MetadataReference.CreateFromImage(Compile(new Yaml(
        "/Shop.stats.yaml", $"tables: {{ 5d3a0e5e-0000-4000-8000-000000000002: {{ name: orders, rows: {orders}, bytes: {orders * 100} }} }}")));

    static byte[] Compile(params AdditionalText[] more)
    {
        var schema = new Yaml("/shop.schema.yaml", File.ReadAllText(Path.Combine(Repository.Corpus, "shop.schema.yaml")));
        var compilation = CSharpCompilation.Create(
            "Corpus.Shop", [], Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new TrestleGenerator().AsSourceGenerator()], [schema, .. more], Parse).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        Assert.Empty(problems);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    sealed class Yaml(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
