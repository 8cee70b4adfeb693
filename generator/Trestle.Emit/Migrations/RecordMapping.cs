using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Emits an initialiser that makes a record out of one that is called <c>row</c>: fields go over by their tags.</summary>
static class RecordMapping
{
    // { Id = row.Id, Size = Conversion.Whole<long, int>(row.Size, "notes", "size"), }
    public static void Emit(CodeWriter code, FieldMapping mapping, EquatableArray<FieldModel> from, EquatableArray<FieldModel> to)
    {
        foreach (var field in to)
        {
            if (mapping.Value(from.FirstOrDefault(other => other.Tag == field.Tag), field) is { } value)
                code.Line($"{CSharp.Identifier(field.Property)} = {value},");
        }
        // What a new field is called by its tag may be among what is unknown.
        if (to.All(field => from.Any(other => other.Tag == field.Tag)))
            code.Line("UnknownFields = row.UnknownFields,");
    }

    // { Id = row.Id, Title = default!, }
    /// <summary>The key alone; all else is empty.</summary>
    public static void EmitKey(CodeWriter code, FieldMapping mapping, TableModel from, TableModel to)
    {
        foreach (var field in to.Fields)
        {
            var isKey = to.IsKey(field);
            var value = isKey ? mapping.Value(from.Fields.FirstOrDefault(other => other.Tag == field.Tag), field) : null;
            if (value is not null || Records.PropertyEmitter.IsRequired(field))
                code.Line($"{CSharp.Identifier(field.Property)} = {value ?? "default!"},");
        }
    }
}
