using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Views;

/// <summary>Writes the view of a table: its fields, read where the store keeps them.</summary>
public static class ViewEmitter
{
    // public readonly ref struct CommitView : IRowView<CommitView>
    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var dialect = Dialect.Of(table.Serialization);
        var view = table.Record + "View";
        var expected = dialect.Expected(FieldSet.Of(table));
        code.Lines($"""
            /// <summary>
            /// A stored <see cref="{CSharp.Identifier(table.Record)}"/>, read where it lies: valid until the transaction ends or its cursor moves on.
            /// Its members throw <see cref="global::Trestle.CorruptRecordException"/> when the bytes do not hold them.
            /// </summary>
            """);
        code.Block($"public readonly ref struct {view} : global::Trestle.Layout.IRowView<{view}>", () =>
        {
            ViewBody.Write(code, schema, FieldSet.Of(table), dialect, view, table.Record + "Codec");
            code.Lines($"""

                /// <summary>Lays a view over a stored row. Throws <see cref="global::Trestle.CorruptRecordException"/> when the bytes cannot be one.</summary>
                public static {view} Over(global::System.ReadOnlySpan<byte> value) => new({dialect.Reader}.Over(value{expected}));
                """);
        });
    }
}
