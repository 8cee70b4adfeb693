using Trestle.Schema.Checks;
using Trestle.Schema.Model;

namespace Trestle.Schema.Tests;

/// <summary>The worst-case sizes follow the order-preserving key encoding byte by byte.</summary>
public sealed class KeySizeTests
{
    [Theory]
    [InlineData("bool", 1)]
    [InlineData("int8", 1)]
    [InlineData("uint16", 2)]
    [InlineData("int32", 4)]
    [InlineData("uint64", 8)]
    [InlineData("uint128", 16)]
    [InlineData("uint256", 32)]
    [InlineData("float32", 4)]
    [InlineData("float64", 8)]
    [InlineData("decimal(18,2)", 8)]
    [InlineData("decimal(19,2)", 16)]
    [InlineData("uuid", 16)]
    [InlineData("timestamp", 8)]
    [InlineData("timestamp(ns)", 8)]
    [InlineData("date", 4)]
    [InlineData("time", 8)]
    [InlineData("duration", 8)]
    [InlineData("Kind", 4)]
    [InlineData("bytes(20)", 20)]
    public void A_fixed_width_takes_its_width_wherever_it_stands(string type, long size)
    {
        var field = Field(type);
        Assert.Equal(size, KeySize.OfPart(field, false, true));
        Assert.Equal(size, KeySize.OfPart(field, false, false));
        Assert.Equal(size, KeySize.OfPart(field, true, true));
        Assert.Equal(size + 1, KeySize.OfPart(field with { IsNullable = true }, false, true));
    }

    [Fact]
    public void A_string_ends_with_a_zero_unless_it_is_last_and_ascends()
    {
        var field = Field("string(10)");
        Assert.Equal(10, KeySize.OfPart(field, false, true));
        Assert.Equal(11, KeySize.OfPart(field, false, false));
        Assert.Equal(11, KeySize.OfPart(field, true, true));
    }

    [Fact]
    public void Bytes_double_and_end_with_two_zeros_unless_they_are_last_and_ascend()
    {
        var field = Field("{ type: bytes, tag: 2, maxLength: 10 }");
        Assert.Equal(10, KeySize.OfPart(field, false, true));
        Assert.Equal(22, KeySize.OfPart(field, false, false));
        Assert.Equal(22, KeySize.OfPart(field, true, true));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("bytes")]
    public void Without_a_maximum_there_is_no_bound(string type) => Assert.Null(KeySize.OfPart(Field(type), false, true));

    [Theory]
    [InlineData("[id, x]", "unique: false", 16 + 11 + 16)]
    [InlineData("[id, x]", "unique: true", 16 + 10)]
    [InlineData("[x, id]", "unique: true", 11 + 16)]
    [InlineData("[n]", "unique: true", 1 + 4 + 16)]
    public void The_key_follows_where_entries_may_be_alike(string by, string unique, long size)
    {
        var table = Table("string(10)", $"    indexes: {{ I: {{ id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be100, by: {by}, {unique} }} }}\n");
        Assert.Equal(size, KeySize.OfIndex(table, Assert.Single(table.Indexes)));
        Assert.Equal(16, KeySize.OfKey(table));
    }

    static FieldModel Field(string type) => Table(type).Field("x");

    static TableModel Table(string type, string indexes = "")
    {
        var field = type.StartsWith('{') ? type : type + " @2";
        var compilation = SchemaCompiler.Compile(new SourceFile("a.schema.yaml",
            "schema: Shop\nnamespace: Samples.Shop\nenums: { Kind: { card: 1 } }\ntables:\n  orders:\n    record: Order\n    id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11\n    key: id\n"
            + $"    fields:\n      id: uuid @1\n      x: {field}\n      n: int32? @3\n{indexes}"));
        Assert.Empty(compilation.Problems);
        return compilation.Schemas[0].Tables[0];
    }
}
