using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Fbs;

/// <summary>Writes a table, or a struct, as a table in FlatBuffers IDL.</summary>
static class FbsTable
{
    public static void Write(CodeWriter code, SchemaModel schema, FieldSet set, string? doc)
    {
        FbsDoc.Write(code, doc);
        code.Block($"table {FbsName.Word(set.Type)}", () =>
        {
            var fields = set.Fields.ToDictionary(field => set.Slot(field.Tag));
            var count = fields.Count == 0 ? 0 : fields.Keys.Max() + 1;
            for (var slot = 0; slot < count; slot++)
            {
                if (fields.TryGetValue(slot, out var field))
                    Field(code, schema, slot, field);
                else
                    code.Line(CodeWriter.Invariant($"_{slot}:ubyte (id: {slot}, deprecated);"));
            }
        }).Line();
    }

    static void Field(CodeWriter code, SchemaModel schema, int slot, FieldModel field)
    {
        FbsDoc.Write(code, field.Doc);
        var codec = ValueCodec.Of(field.Type, schema);
        var scalar = codec.FbsDefault(field.Default);
        var absent = scalar is null ? "" : field.IsNullable ? " = null" : $" = {scalar}";
        var required = scalar is null && !field.IsNullable && field.Default is null ? ", required" : "";
        code.Line(CodeWriter.Invariant($"{FbsName.Field(field.Name, schema)}:{codec.Fbs}{absent} (id: {slot}{required});"));
    }
}
