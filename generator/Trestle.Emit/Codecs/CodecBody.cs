using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>The members of a codec that tables and structs share: an upper bound, writing into a writer, reading from a reader.</summary>
static class CodecBody
{
    /// <summary>
    /// For what calls a method per field: inlined into its caller it would share a budget that is soon used up, and the JIT would then
    /// inline none of these.
    /// </summary>
    public const string Apart = "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    public static void Write(CodeWriter code, SchemaModel schema, FieldSet set, Dialect dialect)
    {
        var fields = CodecField.Of(set, schema, dialect);
        var record = CSharp.Identifier(set.Type);
        if (dialect is FlatDialect)
        {
            var layout = new FlatLayout(set, fields);
            Head(code, layout);
            MaxSize(code, record, layout.MaxSize, fields, dialect);
            FlatWriteEmitter.Emit(code, record, fields, layout);
        }
        else
        {
            MaxSize(code, record, fields.Sum(field => dialect.ScalarMax(field.Codec.FlatField.Size) + 8) + 16, fields, dialect);
            KeyedWriteEmitter.Emit(code, record, fields, dialect);
        }
        Read(code, record, set, fields, dialect);
    }

    static void Head(CodeWriter code, FlatLayout layout) => code
        .Line("// The vtable, which names for each slot the place of its field, and the distance to it with which a table begins.")
        .Line($"static global::System.ReadOnlySpan<byte> Head => [{layout.Head()}];")
        .Line();

    static void MaxSize(CodeWriter code, string record, int constant, IReadOnlyList<CodecField> fields, Dialect dialect)
    {
        var terms = fields.Select(field => field.Codec.Max(dialect, field.Member)).OfType<string>();
        code.Line($"public static int MaxSize({record}? row) => row is null ? 0 : checked(").Indented(() =>
        {
            code.Line(CodeWriter.Invariant($"{constant} + row.UnknownFields.MaxSize"));
            foreach (var term in terms)
                code.Line("+ " + term);
        }).Line(");").Line();
    }

    static void Read(CodeWriter code, string record, FieldSet set, IReadOnlyList<CodecField> fields, Dialect dialect) => code
        .Line(Apart)
        .Block($"public static {record} Read({dialect.Reader} row) => new()", () =>
        {
            foreach (var field in fields)
                code.Line($"{CSharp.Identifier(field.Model.Property)} = {Value(field, dialect)},");
            code.Line($"UnknownFields = row.Unknown({dialect.Unknown(set)}),");
        }, ";");

    static string Value(CodecField field, Dialect dialect)
    {
        if (!field.Model.IsNullable)
            return field.Codec.Read(dialect, "row", field.Number, field.Model.Default);
        return $"row.Has({field.Number}) ? {field.Codec.Read(dialect, "row", field.Number, null)} : {field.Codec.Null}";
    }
}
