using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Writes the class that turns a table's records into stored bytes and back.</summary>
public static class CodecEmitter
{
    // static class CommitCodec { MaxSize, Write, Read }
    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var dialect = Dialect.Of(table.Serialization);
        code.Summary($"The serialized form of <see cref=\"{CSharp.Identifier(table.Record)}\"/>.");
        code.Block($"static class {table.Record}Codec", () =>
        {
            Entry(code, CSharp.Identifier(table.Record), FieldSet.Of(table), dialect);
            code.Line();
            CodecBody.Write(code, schema, FieldSet.Of(table), dialect);
        });
    }

    // The way in for a whole row; what follows is the same for structs.
    static void Entry(CodeWriter code, string record, FieldSet set, Dialect dialect)
    {
        if (dialect is KeyedDialect)
        {
            code.Lines($"""
                public static int Write({record} row, global::System.Span<byte> to) => Write(row, {dialect.Writer}.Over(to)).Length;

                public static {record} Read(global::System.ReadOnlySpan<byte> value) => Read({dialect.Reader}.Over(value));
                """);
            return;
        }
        code.Block($"public static int Write({record} row, global::System.Span<byte> to)", () => code.Lines($"""
            var writer = {dialect.Writer}.Over(to);
            Write(row, ref writer, 0);
            return writer.Length;
            """));
        code.Line();
        code.Block($"public static {record} Read(global::System.ReadOnlySpan<byte> value)", () => code.Lines($"""
            var budget = {dialect.Reader}.Budget(value);
            return Read({dialect.Reader}.Over(value{dialect.Expected(set)}, ref budget));
            """));
    }
}
