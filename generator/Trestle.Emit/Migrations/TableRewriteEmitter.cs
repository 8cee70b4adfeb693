using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Emits how the rows of one table go over.</summary>
/// <param name="types">The step.</param>
/// <param name="structs">Gets the structs that become methods.</param>
sealed class TableRewriteEmitter(StepTypes types, ISet<StructWay> structs)
{
    const string Sum = "global::Trestle.Migrations.InvariantSum";

    /// <summary>The name of the class: no step is called so, for the names of steps have no underscore between words.</summary>
    public static string Name(TableModel after) => "Rewrite_" + after.Record;

    // sealed class Rewrite_Note : TableRewrite<Before.Note, After.Note> { ... }
    public void Emit(CodeWriter code, TableModel before, TableModel after, bool isTransformed)
    {
        var (was, now) = (StepTypes.Type(types.Before, before.Record), StepTypes.Type(types.After, after.Record));
        code.Line().Block($"sealed class {Name(after)} : global::Trestle.Migrations.TableRewrite<{was}, {now}>", () =>
        {
            code.Line($"public override bool IsMechanical => {(isTransformed ? "false" : "true")};");
            if (isTransformed)
                EmitTransformed(code, before, after, was, now);
            else
                EmitMapped(code, before, after, was, now);
            EmitKey(code, before, after, was, now);
        });
    }

    /// <summary>The types by which the runtime knows a table: layout, record and key.</summary>
    public static string Arguments(SchemaModel schema, TableModel table) =>
        $"{StepTypes.Type(schema, new TableTypes(table).Layout)}, {StepTypes.Type(schema, table.Record)}, {StepTypes.Key(schema, table)}";

    void EmitMapped(CodeWriter code, TableModel before, TableModel after, string was, string now)
    {
        code.Line().Block($"public override {now} Forward({was} row) => new()", () => EmitForward(code, before, after, false), ";");
        code.Line().Block($"public override {was} Backward({now} row, {was}? kept) => new()", () => EmitBackward(code, before, after, false), ";");
    }

    void EmitTransformed(CodeWriter code, TableModel before, TableModel after, string was, string now)
    {
        code.Line().Block($"public override {now} Forward({was} row) => Transform(row, new()", () => EmitForward(code, before, after, true), ");");
        code.Line().Block($"public override {was} Backward({now} row, {was}? kept)", () =>
        {
            code.Line($"{was}? old = null;");
            code.Block($"Restore(row, new()", () => EmitBackward(code, before, after, true), ", ref old);");
            code.Line($"return old ?? throw global::Trestle.Migrations.Conversion.NoWayBack({CSharp.Literal(before.Name)});");
        });
        foreach (var row in (string[])[was, now])
        {
            code.Line().Block($"public override void Measure({row} row, ref {Sum} sum)", () => code
                .Line("base.Measure(row, ref sum);")
                .Line($"{types.Step.Type}.Measure(row, ref sum);"));
        }
    }

    void EmitKey(CodeWriter code, TableModel before, TableModel after, string was, string now) => code
        .Line()
        .Block($"public override {was} KeyBackward({now} row) => new()", () =>
        {
            var mapping = new FieldMapping(new(types.After, types.Before, true), structs, before.Name, null);
            RecordMapping.EmitKey(code, mapping, after, before);
        }, ";");

    void EmitForward(CodeWriter code, TableModel before, TableModel after, bool isLenient)
    {
        var mapping = new FieldMapping(new(types.Before, types.After, isLenient), structs, after.Name, null);
        RecordMapping.Emit(code, mapping, before.Fields, after.Fields);
    }

    void EmitBackward(CodeWriter code, TableModel before, TableModel after, bool isLenient)
    {
        var mapping = new FieldMapping(new(types.After, types.Before, isLenient), structs, before.Name, "kept");
        RecordMapping.Emit(code, mapping, after.Fields, before.Fields);
    }
}
