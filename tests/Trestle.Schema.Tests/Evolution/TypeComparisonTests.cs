using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;

namespace Trestle.Schema.Tests.Evolution;

public sealed class TypeComparisonTests
{
    const string Before = "schema: S\nnamespace: N\nenums: { A: { x: 1 }, B: { x: 1, y: 2 } }\nstructs: { P: { a: int32 @1 }, Q: { b: int32 @1, c: int32? @2 }, R: { b: int32 @1, c: int32 @2 } }\n";

    [Theory]
    [InlineData("int32", "int64", "Wider")]
    [InlineData("int64", "int32", "Narrower")]
    [InlineData("uint32", "int64", "Wider")]
    [InlineData("uint32", "int32", "Narrower")]
    [InlineData("int8", "uint256", "Narrower")]
    [InlineData("uint64", "uint256", "Wider")]
    [InlineData("int32", "float64", "Wider")]
    [InlineData("int64", "float64", "Narrower")]
    [InlineData("int16", "float32", "Wider")]
    [InlineData("float32", "float64", "Wider")]
    [InlineData("float64", "float32", "Narrower")]
    [InlineData("float64", "int64", "Narrower")]
    [InlineData("int32", "decimal(12,2)", "Wider")]
    [InlineData("int32", "decimal(11,2)", "Narrower")]
    [InlineData("decimal(10,2)", "decimal(12,2)", "Wider")]
    [InlineData("decimal(10,2)", "decimal(12,4)", "Wider")]
    [InlineData("decimal(10,2)", "decimal(10,3)", "Narrower")]
    [InlineData("string(10)", "string(20)", "Same")]
    [InlineData("string(10)", "string", "Same")]
    [InlineData("string", "string(10)", "Bounded")]
    [InlineData("bytes(max 10)", "bytes", "Same")]
    [InlineData("bytes(10)", "bytes", "Wider")]
    [InlineData("bytes(10)", "bytes(max 9)", "Narrower")]
    [InlineData("bytes(10)", "bytes(20)", "None")]
    [InlineData("bytes", "bytes(20)", "Narrower")]
    [InlineData("string", "bytes", "None")]
    [InlineData("string", "uuid", "None")]
    [InlineData("timestamp", "timestamp(ns)", "Narrower")]
    [InlineData("timestamp(ns)", "timestamp", "Narrower")]
    [InlineData("timestamp", "int64", "None")]
    [InlineData("date", "timestamp", "None")]
    [InlineData("bool", "int32", "None")]
    [InlineData("list<int32>", "list<int64>", "Wider")]
    [InlineData("list<string>", "map<string, string>", "None")]
    [InlineData("map<string, string(9)>", "map<string, string>", "Same")]
    [InlineData("int32", "list<int32>", "None")]
    [InlineData("A", "B", "Same")]
    [InlineData("B", "A", "Bounded")]
    [InlineData("A", "int32", "Wider")]
    [InlineData("int32", "A", "Narrower")]
    [InlineData("P", "Q", "Same")]
    [InlineData("P", "R", "None")]
    [InlineData("Q", "P", "None")]
    [InlineData("P", "A", "None")]
    [InlineData("json", "string", "None")]
    public void A_type_fits_another(string was, string now, string expected)
    {
        var schema = Snapshot.Of(SchemaCompiler.Compile(new SourceFile("a.schema.yaml", Before)).Schemas.Single());
        Assert.Equal(expected, new TypeComparison(schema, schema).Compare(was, now).ToString());
    }
}
