using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>Emits the members of a layout that write index entries and the keys that references point to, out of stored rows.</summary>
static class IndexMembersEmitter
{
    const string Spans = "global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to";

    delegate void EmitCase();

    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        EmitEntries(code, schema, table);
        EmitIncludeds(code, table);
        EmitReferences(code, table);
    }

    // public static int WriteIndexKey(int index, ..., out bool hasNull) { ... switch (index) { case 0: ... } }
    static void EmitEntries(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var cases = ShapeOrder.Indexes(table)
            .Select((index, number) => (number, index.Name, (EmitCase)(() => EmitEntry(code, schema, table, index))));
        Member(code, table, $"WriteIndexKey(int index, {Spans}, out bool hasNull)", "index", "hasNull = false;", [.. cases]);
    }

    // public static int WriteIncluded(int index, ...) { ... }
    static void EmitIncludeds(CodeWriter code, TableModel table)
    {
        var cases = ShapeOrder.Indexes(table)
            .Select((index, number) => (index, number))
            .Where(one => one.index.Include.Count > 0)
            .Select(one => (one.number, one.index.Name, (EmitCase)(() => EmitIncluded(code, table, one.index))));
        Member(code, table, $"WriteIncluded(int index, {Spans})", "index", "", [.. cases]);
    }

    // public static int WriteReference(int reference, ...) { ... }
    static void EmitReferences(CodeWriter code, TableModel table)
    {
        var cases = ShapeOrder.References(table)
            .Select((reference, number) => (number, reference.Name, (EmitCase)(() => EmitReference(code, table, reference))));
        Member(code, table, $"WriteReference(int reference, {Spans})", "reference", "", [.. cases]);
    }

    static void Member(
        CodeWriter code, TableModel table, string signature, string number, string first, (int Number, string Name, EmitCase Emit)[] cases)
    {
        var refusal = $"throw new global::System.ArgumentOutOfRangeException(nameof({number}))";
        code.Line().Line("/// <inheritdoc/>");
        if (cases.Length == 0)
        {
            code.Line($"public static int {signature} => {refusal};");
            return;
        }
        code.Block($"public static int {signature}", () =>
        {
            if (first.Length > 0)
                code.Line(first);
            code.Line($"var row = {table.Record}View.Over(value);").Line("var key = new global::Trestle.Keys.KeyWriter(to);");
            code.Block($"switch ({number})", () =>
            {
                foreach (var one in cases)
                    Case(code, CodeWriter.Invariant($"case {one.Number}: // {one.Name}"), one.Emit);
                code.Line("default:").Indented(() => code.Line(refusal + ";"));
            });
        });
    }

    static void Case(CodeWriter code, string label, EmitCase emit) => code.Line(label).Indented(() =>
    {
        emit();
        code.Line("return key.Length;");
    });

    static void EmitEntry(CodeWriter code, SchemaModel schema, TableModel table, IndexModel index)
    {
        if (index.Where.Count > 0)
        {
            var conditions = index.Where.Select(comparison => Comparison.Expression(schema, table, comparison, "row"));
            code.Line($"if (!({string.Join(" && ", conditions)}))").Indented(() => code.Line("return -1;"));
        }
        foreach (var part in KeyPart.OfIndex(table, index))
            part.WriteView(code, "key", "row", "hasNull = true;");
    }

    static void EmitIncluded(CodeWriter code, TableModel table, IndexModel index)
    {
        foreach (var part in KeyPart.OfIncluded(table, index))
            part.WriteView(code, "key", "row");
    }

    static void EmitReference(CodeWriter code, TableModel table, ReferenceModel reference)
    {
        var parts = KeyPart.OfReference(table, reference);
        var nulls = parts.Where(part => part.Field.IsNullable).Select(part => "!" + part.Has("row")).ToArray();
        if (nulls.Length > 0)
            code.Line($"if ({string.Join(" || ", nulls)})").Indented(() => code.Line("return -1;"));
        foreach (var part in parts)
            part.WritePresentView(code, "key", "row");
    }
}
