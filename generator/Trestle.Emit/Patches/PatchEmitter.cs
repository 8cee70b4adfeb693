using Trestle.Emit.Columns;
using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Patches;

/// <summary>
/// Emits the patch of a table: what can be changed of a row without reading it. A field is known by the position of its column; key and
/// version are not there to be changed.
/// </summary>
public static class PatchEmitter
{
    // public sealed class CommitPatch : RowPatch<Commit, CommitPatch> { ... }
    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var types = new TableTypes(table);
        var fields = Fields(table);
        if (fields.Length == 0)
            return;
        code
            .Line()
            .Summary($"Changes to a row of <c>{table.Name}</c>, for <c>Patch</c>: they need no row that was read before.")
            .Block($"public sealed class {types.Patch} : global::Trestle.Patches.RowPatch<{types.Row}, {types.Patch}>", () =>
            {
                code.Lines($"""
                    /// <inheritdoc/>
                    protected override global::Trestle.Layout.TableShape Shape => {types.Layout}.Shape;
                    """);
                EmitApply(code, types, fields);
                EmitBind(code, schema, fields);
                foreach (var (field, column) in fields)
                    PatchVerbsEmitter.Emit(code, schema, types, field, column);
            });
    }

    /// <summary>The fields that a patch can change, with the positions of their columns.</summary>
    public static (FieldModel Field, int Column)[] Fields(TableModel table) =>
    [
        .. table.Fields
            .Select((field, column) => (Field: field, Column: column))
            .Where(one => !one.Field.IsVersion && !table.IsKey(one.Field)),
    ];

    // protected override Commit ApplyTo(Commit row) => row with { Subject = Change(4, row.Subject), ... };
    static void EmitApply(CodeWriter code, TableTypes types, (FieldModel Field, int Column)[] fields) => code
        .Line()
        .Line("/// <inheritdoc/>")
        .Block($"protected override {types.Row} ApplyTo({types.Row} row) => row with", () =>
        {
            foreach (var (field, column) in fields)
            {
                var member = CSharp.Identifier(field.Property);
                code.Line(CodeWriter.Invariant($"{member} = Change({column}, row.{member}),"));
            }
        }, ";");

    // protected override void Bind<TBinder>(int column, ref TBinder to) { switch (column) { case 4: to.Text(Operand<string>(4)); break; ... } }
    static void EmitBind(CodeWriter code, SchemaModel schema, (FieldModel Field, int Column)[] fields)
    {
        // Types of the schema stand inside by their simple names.
        var binder = FreeName.Beside(schema.Enums.Select(model => model.Name).Concat(schema.Structs.Select(model => model.Name)), "TBinder");
        code
            .Line()
            .Line("/// <inheritdoc/>")
            .Block($"protected override void Bind<{binder}>(int column, ref {binder} to)", () => code.Block("switch (column)", () =>
            {
                foreach (var (field, column) in fields)
                    code.Line(CodeWriter.Invariant($"case {column}: to.{Column.Of(schema, field.Type).Bind(Operand(field, column))}; break;"));
            }));
    }

    static string Operand(FieldModel field, int column)
    {
        var operand = field.IsNullable && !CSharp.IsReference(field.Type) ? "SomeOperand" : "Operand";
        return CodeWriter.Invariant($"{operand}<{CSharp.Type(field.Type)}>({column})");
    }
}
