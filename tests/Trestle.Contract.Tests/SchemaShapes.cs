using System.Runtime.CompilerServices;
using System.Text;
using Trestle.Layout;

namespace Trestle.Contract.Tests;

public sealed class SchemaShapes
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Corpus()).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_compiler_writes_a_store_reads_and_writes_alike(string name)
    {
        var json = File.ReadAllBytes(Path.Combine(Corpus(), name, "model.json")).AsSpan().TrimEnd((byte)'\n');
        var text = Encoding.UTF8.GetString(json);
        foreach (var schema in text.Split('\n'))
            Assert.Equal(schema, Encoding.UTF8.GetString(SchemaShape.Parse(Encoding.UTF8.GetBytes(schema)).ToJson()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"schema\":1}")]
    [InlineData("{\"schema\":\"A\",\"tables\":[{}]}")]
    [InlineData("{\"schema\":\"A\",\"tables\":[{\"id\":\"x\"}]}")]
    public void A_schema_text_that_is_damaged_is_a_typed_error(string text) =>
        Assert.Throws<CorruptRecordException>(() => SchemaShape.Parse(Encoding.UTF8.GetBytes(text)));

    static string Corpus([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas", "conformance", "valid");
}
