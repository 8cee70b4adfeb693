using Trestle.Emit.Keys;
using Trestle.Schema;

namespace Trestle.Emit.Tests.Keys;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("int32", "f == 0", "row.F == 0")]
    [InlineData("int32?", "f != 5", "row.F != 5")]
    [InlineData("int32?", "f == null", "!row.HasF")]
    [InlineData("string?", "f != null", "row.HasF")]
    [InlineData("uint64", "f >= 18446744073709551615", "row.F >= 18446744073709551615UL")]
    [InlineData("float64", "f < -1.5", "row.F < -1.5D")]
    [InlineData("decimal(5,2)", "f <= 1.5", "row.F <= 1.50M")]
    [InlineData("bool", "f == true", "row.F == true")]
    [InlineData("Kind", "f == card", "row.F == global::Samples.Shop.Kind.Card")]
    [InlineData("string(9)", "f == 'a'", "global::System.MemoryExtensions.SequenceEqual<byte>(row.FUtf8, \"a\"u8)")]
    [InlineData("string(9)", "f > 'ä'", "global::System.MemoryExtensions.SequenceCompareTo<byte>(row.FUtf8, \"\\u00e4\"u8) > 0")]
    [InlineData("string(9)?", "f != 'a'", "(!row.HasF || !global::System.MemoryExtensions.SequenceEqual<byte>(row.FUtf8, \"a\"u8))")]
    [InlineData("string(9)?", "f < 'a'", "(row.HasF && global::System.MemoryExtensions.SequenceCompareTo<byte>(row.FUtf8, \"a\"u8) < 0)")]
    [InlineData("bytes(2)", "f == '00ff'", "global::System.MemoryExtensions.SequenceEqual<byte>(row.F, [0, 255])")]
    [InlineData("uuid", "f == '0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11'", "row.F == new global::System.Guid(\"0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11\")")]
    [InlineData("date", "f >= '2026-01-31'", "row.F >= global::System.DateOnly.FromDayNumber(739646)")]
    public void A_condition_becomes_an_expression_over_the_view(string type, string where, string expected)
    {
        var compilation = SchemaCompiler.Compile(new SourceFile("shop.schema.yaml", $$"""
            schema: Shop
            namespace: Samples.Shop
            enums: { Kind: { card: 1 } }
            tables:
              orders:
                record: Order
                id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11
                key: id
                fields: { id: uuid @1, f: "{{type}} @2" }
                indexes:
                  Some: { id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be111, by: [id], where: "{{where}}" }
            """));
        Assert.Empty(compilation.Problems);
        var schema = compilation.Schemas[0];
        var table = schema.Tables[0];
        Assert.Equal(expected, Comparison.Expression(schema, table, table.Indexes[0].Where[0], "row"));
    }
}
