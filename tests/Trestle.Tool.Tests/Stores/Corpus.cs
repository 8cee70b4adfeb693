using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Tool.Tests.Stores;

/// <summary>The schemas of the conformance corpus and of the repository's own programs.</summary>
static class Corpus
{
    static readonly string Root = FindRoot();

    /// <summary>The folders of valid schemas, from the root of the repository.</summary>
    public static TheoryData<string> Folders =>
    [
        .. Directory.GetDirectories(Path.Combine(Root, "schemas/conformance/valid")).Order(StringComparer.Ordinal).Select(folder => Path.GetRelativePath(Root, folder)),
        "samples/GitHistory", "samples/Notes", "samples/Ledger", "tests/Trestle.Generated.Tests", "tests/Trestle.Contract.Tests",
    ];

    /// <summary>The schemas of a folder, compiled.</summary>
    public static IReadOnlyCollection<SchemaModel> Compile(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(Root, folder), "*.schema.yaml").Select(path => new SourceFile(path, File.ReadAllText(path)));
        return SchemaCompiler.Compile([.. files]).Schemas;
    }

    /// <summary>A schema as a store's catalog holds it.</summary>
    public static SchemaShape ShapeOf(SchemaModel schema) => SchemaShape.Parse(System.Text.Encoding.UTF8.GetBytes(CanonicalSchema.Write(schema)));

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Schema.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
