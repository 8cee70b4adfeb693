using Trestle.Emit.Marshal;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>What the records of tables and of structs have in common.</summary>
static class RecordBody
{
    /// <summary>A record with all that a program does with it.</summary>
    /// <param name="label">The name by which errors speak of the record: that of the table or of the struct.</param>
    public static void Emit(CodeWriter writer, SchemaModel schema, string name, string label, EquatableArray<FieldModel> fields) =>
        Emit(writer, schema, name, fields, () => MarshalEmitter.Emit(writer, schema, name, label, fields));

    /// <summary>A record that only holds what a store keeps.</summary>
    public static void EmitBare(CodeWriter writer, SchemaModel schema, string name, EquatableArray<FieldModel> fields) =>
        Emit(writer, schema, name, fields, () => { });

    static void Emit(CodeWriter writer, SchemaModel schema, string name, EquatableArray<FieldModel> fields, Action more) =>
        writer.Block($"public sealed partial record {CSharp.Identifier(name)}", () =>
        {
            foreach (var field in fields)
            {
                PropertyEmitter.Emit(writer, schema, field);
                writer.Line();
            }
            writer.Lines("""
                /// <summary>Fields that a newer schema stored in this row. They are carried along and written back.</summary>
                [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
                internal global::Trestle.Codecs.UnknownFields UnknownFields { get; init; }

                """);
            if (fields.Any(EqualityEmitter.IsCollection))
                EqualityEmitter.Emit(writer, name, fields);
            more();
        });
}
