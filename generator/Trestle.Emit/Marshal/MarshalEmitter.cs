using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Marshal;

/// <summary>Emits the members of a record that turn it into plain values and back.</summary>
static class MarshalEmitter
{
    const string Plain = "global::Trestle.Marshalling.PlainDictionary";
    const string Dictionary = "global::System.Collections.Generic.IReadOnlyDictionary<string, object?>";

    public static void Emit(CodeWriter writer, SchemaModel schema, string name, string label, EquatableArray<FieldModel> fields)
    {
        EmitMarshal(writer, schema, fields);
        writer.Line();
        EmitUnmarshal(writer, schema, CSharp.Identifier(name), label, fields);
        writer.Line();
        EmitJson(writer, CSharp.Identifier(name));
    }

    // public IReadOnlyDictionary<string, object?> Marshal() => new PlainDictionary(12) { { "hash", Hash }, ... };
    static void EmitMarshal(CodeWriter writer, SchemaModel schema, EquatableArray<FieldModel> fields) => writer
        .Summary("The fields by their names in the schema, as plain values: for logs, debuggers and export. "
            + "<see cref=\"Unmarshal\"/> inverts it.")
        .Block(CodeWriter.Invariant($"public {Dictionary} Marshal() => new {Plain}({fields.Count})"), () =>
        {
            foreach (var field in fields)
                writer.Line($"{{ {CSharp.Literal(field.Name)}, {PlainExpression.Of(schema, field)} }},");
        }, ";");

    // public static Commit Unmarshal(IReadOnlyDictionary<string, object?> plain)
    static void EmitUnmarshal(CodeWriter writer, SchemaModel schema, string name, string label, EquatableArray<FieldModel> fields) => writer
        .Lines($$"""
            /// <summary>
            /// The record of which <paramref name="plain"/> holds the fields, as <see cref="Marshal"/> gives them or as they stand in JSON.
            /// Throws <see cref="global::Trestle.CheckViolationException"/> on a name that is no field, a missing value and a wrong type.
            /// </summary>
            """)
        .Block($"public static {name} Unmarshal({Dictionary} plain)", () => writer
            .Line($"var reader = new global::Trestle.Marshalling.PlainReader({CSharp.Literal(label)}, plain,")
            .Indented(() => writer.Line($"[{string.Join(", ", fields.Select(field => CSharp.Literal(field.Name)))}]);"))
            .Block($"return new {name}", () =>
            {
                foreach (var field in fields)
                    writer.Line($"{CSharp.Identifier(field.Property)} = {ReadExpression.Of(schema, field)},");
            }, ";"));

    static void EmitJson(CodeWriter writer, string name) => writer.Lines($$"""
        /// <summary>The fields as a JSON object, exact to the last digit. <see cref="FromJson"/> inverts it.</summary>
        public string ToJson() => global::Trestle.Marshalling.PlainJson.Write(Marshal());

        /// <summary>
        /// The record that <see cref="ToJson"/> wrote. Throws <see cref="global::System.FormatException"/> when the text is no
        /// JSON object, and what <see cref="Unmarshal"/> throws.
        /// </summary>
        public static {{name}} FromJson(string json) => Unmarshal(global::Trestle.Marshalling.PlainJson.Parse(json));
        """);
}
