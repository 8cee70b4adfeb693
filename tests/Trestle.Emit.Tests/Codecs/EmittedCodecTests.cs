using Trestle.Emit.Codecs;
using Trestle.Emit.Records;
using Trestle.Emit.Tests.Golden;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Codecs;

public class EmittedCodecTests
{
    [Theory]
    [InlineData("Commit")]
    [InlineData("CborCommit")]
    [InlineData("JsonCommit")]
    public void The_codec_of_a_table_is_as_expected(string record) =>
        GoldenFile.Verify($"{record}Codec.cs", Text(code => CodecEmitter.Emit(code, HistorySchema.Model, HistorySchema.Table(record))));

    [Fact]
    public void A_struct_has_a_codec_for_each_serialization_that_needs_it() =>
        GoldenFile.Verify("PersonCodec.cs", Text(code => StructCodecEmitter.Emit(code, HistorySchema.Model, HistorySchema.Model.Structs[0])));

    [Fact]
    public void A_struct_that_no_table_uses_has_no_codec()
    {
        var schema = HistorySchema.Model with { Tables = default };
        Assert.Empty(Text(code => StructCodecEmitter.Emit(code, schema, schema.Structs[0])));
        Assert.Empty(Text(code => StructViewEmitter.Emit(code, schema, schema.Structs[0])));
    }

    [Theory]
    [InlineData(Serialization.FlatBuffers)]
    [InlineData(Serialization.Cbor)]
    [InlineData(Serialization.Json)]
    public void Codecs_and_views_of_every_type_compile_without_a_warning(Serialization serialization)
    {
        var schema = GoldenSchema.Model with { Tables = new(GoldenSchema.Model.Tables.Select(table => table with { Serialization = serialization })) };
        EmittedCode.AssertCompiles(Text(code =>
        {
            code.Line("#nullable enable").Line($"namespace {schema.Namespace};");
            foreach (var type in schema.Enums)
                EnumEmitter.Emit(code, schema, type);
            foreach (var type in schema.Structs)
            {
                StructEmitter.Emit(code, schema, type);
                StructCodecEmitter.Emit(code, schema, type);
                StructViewEmitter.Emit(code, schema, type);
            }
            foreach (var table in schema.Tables)
            {
                RecordEmitter.Emit(code, schema, table);
                CodecEmitter.Emit(code, schema, table);
                ViewEmitter.Emit(code, schema, table);
            }
        }));
    }

    static string Text(Action<CodeWriter> emit)
    {
        var code = new CodeWriter();
        emit(code);
        return code.ToString();
    }
}
