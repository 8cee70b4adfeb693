using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>Emits the members of a layout that write index entries and the keys that references point to, out of stored rows.</summary>
static class IndexMembersEmitter
{
    const string Spans = "global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to";

    public static void Emit(CodeWriter code, SchemaModel schema, TableModel table)
    {
        var indexes = ShapeOrder.Indexes(table);
        Member(code, table, $"WriteIndexKey(int index, {Spans}, out bool hasNull)", "index", "hasNull = false;",
            [.. indexes.Select((index, number) => (number, index.Name, (Action)(() => EmitEntry(code, schema, table, index))))]);
        Member(code, table, $"WriteIncluded(int index, {Spans})", "index", "",
            [.. indexes.Select((index, number) => (number, index.Name, (Action)(() => EmitIncluded(code, table, index)))).Where(one => indexes[one.number].Include.Count > 0)]);
        Member(code, table, $"WriteReference(int reference, {Spans})", "reference", "",
            [.. ShapeOrder.References(table).Select((reference, number) => (number, reference.Name, (Action)(() => EmitReference(code, table, reference))))]);
    }

    // public static int WriteIndexKey(...) { ... switch (index) { case 0: ... } }
    static void Member(CodeWriter code, TableModel table, string signature, string number, string first, (int Number, string Name, Action Body)[] cases)
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
                foreach (var (caseNumber, name, body) in cases)
                    code.Line(CodeWriter.Invariant($"case {caseNumber}: // {name}")).Indented(() => { body(); code.Line("return key.Length;"); });
                code.Line("default:").Indented(() => code.Line(refusal + ";"));
            });
        });
    }

    static void EmitEntry(CodeWriter code, SchemaModel schema, TableModel table, IndexModel index)
    {
        if (index.Where.Count > 0)
        {
            var condition = string.Join(" && ", index.Where.Select(comparison => Comparison.Expression(schema, table, comparison, "row")));
            code.Line($"if (!({condition}))").Indented(() => code.Line("return -1;"));
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
