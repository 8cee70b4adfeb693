using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Checks;

/// <summary>Emits, for a table's record or a struct, every constraint on its values: what runs before the first byte is written.</summary>
public static class CheckEmitter
{
    public static void Emit(CodeWriter writer, SchemaModel schema, TableModel table) =>
        Emit(writer, schema, table.Record, table.Name, table.Fields);

    public static void Emit(CodeWriter writer, SchemaModel schema, StructModel type) =>
        Emit(writer, schema, type.Name, type.Name, type.Fields);

    // internal static class CommitCheck { public static void Check(Commit row) }
    static void Emit(CodeWriter writer, SchemaModel schema, string name, string label, EquatableArray<FieldModel> fields) => writer
        .Summary($"The constraints on every <see cref=\"{CSharp.Identifier(name)}\"/>.")
        .Block($"internal static class {name}Check", () => writer
            .Summary("Throws <see cref=\"global::Trestle.CheckViolationException\"/> at the first value that breaks one.")
            .Block($"public static void Check({CSharp.Identifier(name)} row)", () =>
            {
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(row);");
                foreach (var statement in fields.SelectMany(field => Statements(schema, label, field)))
                    writer.Line(statement);
            }));

    static IEnumerable<string> Statements(SchemaModel schema, string label, FieldModel field) =>
        FieldCheck.Statements(schema, label, field, "row." + CSharp.Identifier(field.Property));
}
