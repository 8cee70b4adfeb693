using Trestle.Emit.Columns;
using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits the layout of a table: what a store must know of its rows, as static members.</summary>
public static class LayoutEmitter
{
    // public readonly struct CommitLayout : ITableLayout<Commit, CommitKey> { ... }
    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var types = new TableTypes(table);
        code
            .Line()
            .Summary($"What a store must know of the rows of <c>{table.Name}</c>. Stores call it; programs use the table.")
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Block($"public readonly struct {types.Layout} : global::Trestle.Layout.ITableLayout<{types.Row}, {types.Key}>", () =>
            {
                EmitShape(code, schema, table);
                KeyMembersEmitter.Emit(code, table);
                EmitValue(code, table);
                IndexMembersEmitter.Emit(code, schema, table);
                RowMembersEmitter.Emit(code, table);
                ColumnMembersEmitter.Emit(code, schema, table);
            });
    }

    static void EmitShape(CodeWriter code, SchemaModel schema, TableModel table) => code.Lines($$"""
        /// <inheritdoc/>
        public static global::Trestle.Layout.TableShape Shape =>
            {{CSharp.Qualified(schema, schema.Name + "Schema")}}.Shape.Table(new global::System.Guid("{{table.Id:D}}"));

        /// <inheritdoc/>
        public static void Check({{table.Record}} row) => {{table.Record}}Check.Check(row);
        """);

    static void EmitValue(CodeWriter code, TableModel table) => code.Line().Lines($$"""
        /// <inheritdoc/>
        public static int MaxValueSize({{table.Record}} row) => {{table.Record}}Codec.MaxSize(row);

        /// <inheritdoc/>
        public static int WriteValue({{table.Record}} row, global::System.Span<byte> to) => {{table.Record}}Codec.Write(row, to);

        /// <inheritdoc/>
        public static {{table.Record}} ReadValue(global::System.ReadOnlySpan<byte> value) => {{table.Record}}Codec.Read(value);
        """);
}
