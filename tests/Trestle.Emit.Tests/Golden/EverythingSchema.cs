using System.Runtime.CompilerServices;
using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Golden;

/// <summary>
/// The schema of tests/Trestle.Generated.Tests, which runs what is emitted from it: every kind of key, index and reference.
/// </summary>
static class EverythingSchema
{
    public static SchemaModel Model { get; } = Compile();

    public static TableModel Table(string record) => Model.Tables.First(table => table.Record == record);

    static SchemaModel Compile([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Trestle.Generated.Tests", "everything.schema.yaml");
        var compilation = SchemaCompiler.Compile(new SourceFile("everything.schema.yaml", File.ReadAllText(path)));
        Assert.Empty(compilation.Problems);
        return compilation.Schemas[0];
    }
}
