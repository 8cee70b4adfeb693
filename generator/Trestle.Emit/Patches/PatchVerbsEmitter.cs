using Trestle.Emit.Checks;
using Trestle.Emit.Records;
using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Patches;

/// <summary>Emits the verbs of a patch for one field. A value that no row could have is refused at once; what a sum may be is known later.</summary>
static class PatchVerbsEmitter
{
    public static void Emit(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column)
    {
        EmitSet(code, schema, types, field, column);
        if (PatchSum.Of(field.Type) is { } sum)
            EmitAdd(code, schema, types, field, column, sum);
        if (field.Type is StringType or BytesType)
            EmitAppend(code, schema, types, field, column);
        if (field.Type is ListType list)
            EmitAppendAll(code, schema, types, field, column, list);
        if (field.Type is MapType map)
            EmitPut(code, schema, types, field, column, map);
        if (field.IsNullable)
            EmitVerb(code, $"Makes <c>{field.Name}</c> null.", $"{types.Patch} Clear{field.Property}()", [], $"Set{field.Property}(null)");
    }

    // public CommitPatch SetSubject(string value) { Check.Text("commits", "subject", value, 500); return Set(4, value); }
    static void EmitSet(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column) => EmitVerb(
        code,
        $"Sets <c>{field.Name}</c>.",
        $"{types.Patch} Set{field.Property}({CSharp.Type(field)} value)",
        FieldCheck.Statements(schema, types.Table.Name, field, "value"),
        CodeWriter.Invariant($"Set({column}, {PropertyEmitter.Normal(field.Type) ?? "value"})"));

    // public CommitPatch AddChurn(long by) => Add(6, new IntegerSum<int>(by));
    static void EmitAdd(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column, PatchSum sum)
    {
        var checks = sum.IsFieldType ? FieldCheck.OfValue(schema, types.Table.Name, field, field.Type, "by") : [];
        EmitVerb(code, $"Adds to <c>{field.Name}</c>{(field.IsNullable ? "; null stays null" : "")}.",
            $"{types.Patch} Add{field.Property}({sum.Parameter} by)", checks,
            CodeWriter.Invariant($"{(field.IsNullable ? "Optional" : "")}Add({column}, new {sum.Construct("by")})"));
    }

    // public CommitPatch AppendBody(string value) { Check.Text("commits", "body", value); return Append(5, value); }
    static void EmitAppend(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column)
    {
        TypeModel unlimited = field.Type is StringType ? new StringType(null) : new BytesType(null);
        var optional = field is { IsNullable: true, Type: BytesType } ? "Optional" : "";
        EmitVerb(code, $"Appends to <c>{field.Name}</c>.",
            $"{types.Patch} Append{field.Property}({CSharp.Type(field.Type)} value)",
            FieldCheck.OfValue(schema, types.Table.Name, field, unlimited, "value"),
            CodeWriter.Invariant($"{optional}Append({column}, value)"));
    }

    // public CommitPatch AppendTags(params IReadOnlyList<string> values) { Check.List("commits", "tags", values, ...); return Append(7, values); }
    static void EmitAppendAll(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column, ListType list) => EmitVerb(
        code,
        $"Appends to <c>{field.Name}</c>.",
        $"{types.Patch} Append{field.Property}(params {CSharp.Type(list)} values)",
        FieldCheck.OfValue(schema, types.Table.Name, field, list, "values"),
        CodeWriter.Invariant($"Append({column}, {PropertyEmitter.Normal(list, "values") ?? "values"})"));

    // public CommitPatch PutLabels(string key, string value) { var entry = Entry(key, value); Check.Map(...); return Append(8, entry); }
    static void EmitPut(CodeWriter code, SchemaModel schema, TableTypes types, FieldModel field, int column, MapType map) => EmitVerb(
        code,
        $"Puts an entry into <c>{field.Name}</c>, in the place of one with its key.",
        $"{types.Patch} Put{field.Property}(string key, {CSharp.Type(map.Value)} value)",
        FieldCheck.OfValue(schema, types.Table.Name, field, map, "entry").Prepend("var entry = Entry(key, value);"),
        CodeWriter.Invariant($"Append({column}, {PropertyEmitter.Normal(map, "entry") ?? "entry"})"));

    static void EmitVerb(CodeWriter code, string summary, string head, IEnumerable<string> statements, string result)
    {
        var before = statements.ToArray();
        code.Line().Summary(summary);
        if (before.Length == 0)
        {
            code.Line($"public {head} => {result};");
            return;
        }
        code.Block("public " + head, () =>
        {
            foreach (var statement in before)
                code.Line(statement);
            code.Line($"return {result};");
        });
    }
}
