using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Columns;

/// <summary>Emits the members of a layout that relational stores use: one line per field and direction, in tag order.</summary>
static class ColumnMembersEmitter
{
    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        EmitBind(code, schema, table);
        EmitRead(code, schema, table);
    }

    // public static void Bind<TBinder>(Commit row, ref TBinder to) { to.Binary(row.Hash); ... }
    static void EmitBind(CodeWriter code, SchemaModel schema, TableModel table) => code
        .Line()
        .Line("/// <inheritdoc/>")
        .Block($$"""
            public static void Bind<TBinder>({{table.Record}} row, ref TBinder to)
                where TBinder : global::Trestle.Layout.IColumnBinder, allows ref struct
            """, () =>
        {
            for (var at = 0; at < table.Fields.Count; at++)
                EmitBind(code, schema, table.Fields[at], at);
        });

    static void EmitBind(CodeWriter code, SchemaModel schema, FieldModel field, int at)
    {
        var column = Column.Of(schema, field.Type);
        var member = "row." + CSharp.Identifier(field.Property);
        if (!field.IsNullable)
        {
            code.Line($"to.{column.Bind(member)};");
            return;
        }
        var value = CodeWriter.Invariant($"value{at}");
        code.Lines($$"""
            if ({{member}} is { } {{value}})
                to.{{column.Bind(value)}};
            else
                to.Null();
            """);
    }

    // public static Commit Read<TReader>(ref TReader from) => new() { Hash = from.Binary(), ... };
    static void EmitRead(CodeWriter code, SchemaModel schema, TableModel table) => code
        .Line()
        .Line("/// <inheritdoc/>")
        .Block($$"""
            public static {{table.Record}} Read<TReader>(ref TReader from)
                where TReader : global::Trestle.Layout.IColumnReader, allows ref struct
            """, () => code.Block($"return new {table.Record}", () =>
        {
            foreach (var field in table.Fields)
                code.Line($"{CSharp.Identifier(field.Property)} = "
                    + $"{(field.IsNullable ? "from.TakeNull() ? null : " : "")}{Column.Of(schema, field.Type).Read},");
        }, ";"));
}
