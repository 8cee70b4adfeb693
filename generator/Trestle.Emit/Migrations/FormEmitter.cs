using Trestle.Emit.Checks;
using Trestle.Emit.Codecs;
using Trestle.Emit.Keys;
using Trestle.Emit.Records;
using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Emits the types of tables as they were at one time: what it takes to read and write rows, and no more.</summary>
static class FormEmitter
{
    // public static class Before { public sealed partial record Note { ... } public readonly struct NoteLayout { ... } ... }
    /// <param name="code">Where to.</param>
    /// <param name="schema">The tables, in the namespace that the class makes.</param>
    /// <param name="json">The canonical form of the whole schema at that time.</param>
    /// <param name="when"><c>before</c> or <c>after</c>.</param>
    public static void Emit(CodeWriter code, SchemaModel schema, string json, string when) => code
        .Line()
        .Summary($"The tables that the step writes anew, as they are {when} it.")
        .Block($"public static class {StepTypes.Holder(schema)}", () => code.Undocumented(() =>
        {
            EmitShape(code, schema, json);
            foreach (var model in schema.Enums)
                EnumEmitter.Emit(code.Line(), schema, model);
            foreach (var model in schema.Structs)
                EmitStruct(code.Line(), schema, model);
            foreach (var table in schema.Tables)
                EmitTable(code.Line(), schema, table);
        }));

    static void EmitShape(CodeWriter code, SchemaModel schema, string json) => code
        .Summary("The whole schema as plain data.")
        .Block($"internal static class {StepTypes.Shape(schema)}", () => code
            .Line($"public static global::Trestle.Layout.SchemaShape Shape => global::Trestle.Layout.ParsedSchema<{new TableTypes(schema.Tables[0]).Layout}>.Of(Json);")
            .Line()
            .Line($"public static global::System.ReadOnlySpan<byte> Json => \"\"\"{json}\"\"\"u8;"));

    static void EmitStruct(CodeWriter code, SchemaModel schema, StructModel model)
    {
        StructEmitter.Emit(code, schema, model);
        CheckEmitter.Emit(code.Line(), schema, model);
        StructCodecEmitter.Emit(code.Line(), schema, model);
    }

    static void EmitTable(CodeWriter code, SchemaModel schema, TableModel table)
    {
        code.Summary($"A row of the table <c>{table.Name}</c>.");
        RecordBody.EmitBare(code, schema, table.Record, table.Fields);
        KeyStructEmitter.Emit(code, table);
        LayoutEmitter.Emit(code, schema, table);
        CheckEmitter.Emit(code.Line(), schema, table);
        CodecEmitter.Emit(code.Line(), schema, table);
    }
}
