using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>What is said of a field: its <c>doc</c>, and the limits that the type in C# does not show.</summary>
static class FieldSummary
{
    public static string Of(SchemaModel schema, FieldModel field)
    {
        string[] sentences = [Doc(field), Generated(field), Size(field.Type), Bounds(schema, field)];
        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0));
    }

    static string Doc(FieldModel field) =>
        field.Doc is not null ? DocComment.Sentence(field.Doc)
        : field.IsVersion ? "How often the row was written. A write with another version than the stored one is refused."
        : $"The field <c>{field.Name}</c>.";

    static string Generated(FieldModel field) => field.Generate switch
    {
        GenerateKind.UuidV7 => "Left empty, it becomes a new time-ordered UUID.",
        GenerateKind.Sequence => "Left at zero, it becomes the next number of the table.",
        _ => "",
    };

    static string Size(TypeModel type) => type switch
    {
        StringType { MaxLength: { } max } => CodeWriter.Invariant($"At most {max} bytes of UTF-8."),
        BytesType { MaxLength: { } max } => CodeWriter.Invariant($"At most {max} bytes."),
        FixedBytesType bytes => CodeWriter.Invariant($"Exactly {bytes.Length} bytes."),
        DecimalType number => CodeWriter.Invariant($"At most {number.Precision} digits, {number.Scale} of them after the point."),
        _ => "",
    };

    static string Bounds(SchemaModel schema, FieldModel field) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) => $"From <c>{Constant(schema, field, min)}</c> to <c>{Constant(schema, field, max)}</c>.",
        ({ } min, null) => $"At least <c>{Constant(schema, field, min)}</c>.",
        (null, { } max) => $"At most <c>{Constant(schema, field, max)}</c>.",
        _ => "",
    };

    static string Constant(SchemaModel schema, FieldModel field, ConstantModel constant) =>
        DocComment.Xml(ConstantText.Of(schema, field.Type, constant));
}
