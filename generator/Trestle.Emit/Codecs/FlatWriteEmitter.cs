using Trestle.Emit.Writing;

namespace Trestle.Emit.Codecs;

/// <summary>Writes the method that writes a FlatBuffers table: the inline part first, then what it refers to.</summary>
static class FlatWriteEmitter
{
    public static void Emit(CodeWriter code, string record, IReadOnlyList<CodecField> fields, FlatLayout layout)
    {
        code.Line(CodecBody.Apart).Block($"public static void Write({record} row, ref {FlatDialect.Instance.Writer} to, int at)", () =>
        {
            code.Line($"var table = to.Table(at, Head, {layout.Inline}, {layout.MaxInline}, row.UnknownFields);");
            foreach (var field in layout.Always.Where(field => !field.Codec.FlatField.IsReference))
                code.Line(Store(field, Place(field, layout), field.Member) + ";");
            foreach (var field in layout.Sometimes)
                code.Line(Reserve(field));
            code.Line("to.Close(table, row.UnknownFields);");
            foreach (var field in fields.Where(field => field.Codec.FlatField.IsReference))
                code.Line(Refer(field, layout));
        });
        code.Line();
    }

    static string Place(CodecField field, FlatLayout layout) => $"table + {layout.Place(field.Number)}";

    static string Store(CodecField field, string at, string value) => field.Codec.Write(FlatDialect.Instance, "to", at, value);

    static string Reserve(CodecField field)
    {
        var shape = field.Codec.FlatField;
        var reserve = $"to.Reserve(table, {field.Number}, {shape.Size}, {shape.Alignment})";
        return shape.IsReference
            ? $"var {field.Place} = {field.Member} is null ? 0 : {reserve};"
            : $"if ({field.Member} is {{ }} {field.Local}) {Store(field, reserve, field.Local)};";
    }

    static string Refer(CodecField field, FlatLayout layout) => field.Model.IsNullable
        ? $"if ({field.Member} is {{ }} {field.Local}) {Store(field, field.Place, field.Local)};"
        : Store(field, Place(field, layout), field.Member) + ";";
}
