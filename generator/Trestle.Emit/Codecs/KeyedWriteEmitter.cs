using Trestle.Emit.Writing;

namespace Trestle.Emit.Codecs;

/// <summary>Writes the method that writes a map of tags to values, in the order of the tags; null fields are left out.</summary>
static class KeyedWriteEmitter
{
    public static void Emit(CodeWriter code, string record, IReadOnlyList<CodecField> fields, Dialect dialect)
    {
        code.Line(CodecBody.Apart).Block($"public static {dialect.Writer} Write({record} row, {dialect.Writer} to)", () =>
        {
            code.Line($"var outer = to.Begin({dialect.Count(fields)}row.UnknownFields);");
            foreach (var field in fields)
                code.Line(Store(field, dialect));
            code.Line("to.End(outer);");
            code.Line("return to;");
        });
        code.Line();
    }

    // Two statements: a call upon what the other returns would keep the writer in memory.
    static string Store(CodecField field, Dialect dialect)
    {
        var key = $"to.Key({field.Number});";
        return field.Model.IsNullable
            ? $"if ({field.Member} is {{ }} {field.Local}) {{ {key} {field.Codec.Write(dialect, "to", "", field.Local)}; }}"
            : $"{key} {field.Codec.Write(dialect, "to", "", field.Member)};";
    }
}
