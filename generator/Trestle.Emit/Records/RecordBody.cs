using Trestle.Emit.Marshal;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>What the records of tables and of structs have in common.</summary>
static class RecordBody
{
    /// <param name="label">The name by which errors speak of the record: that of the table or of the struct.</param>
    public static void Emit(CodeWriter writer, SchemaModel schema, string name, string label, EquatableArray<FieldModel> fields) =>
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
            MarshalEmitter.Emit(writer, schema, name, label, fields);
        });
}
