using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>A serialization whose fields carry their tags and follow each other.</summary>
abstract class KeyedDialect : Dialect
{
    public override string Blob => "Bytes";

    public override int Number(FieldSet set, FieldModel field) => field.Tag;

    public override string Write(string writer, string at, string primitive, string value) => $"{writer}.{primitive}({value})";

    public override string WriteStruct(string writer, string at, string type, string value) =>
        $"to = {StructCodec(type)}.Write({value}, {writer})";

    public override string ItemSize(ValueCodec item) => "";

    public override string ListWriter(ValueCodec item) => $"static (ref to, item) => {item.WriteItem(this, "to", "", "item")}";

    public override string MapWriter(ValueCodec item) => ListWriter(item);

    public override int ItemMax(ValueCodec item) => ScalarMax(item.FlatItem.Size);

    public override string Unknown(FieldSet set) =>
        string.Join(", ", set.Fields.Select(field => field.Tag).Concat(set.Retired).OrderBy(tag => tag));
}

sealed class CborDialect : KeyedDialect
{
    // The head of an integer, a text or a big integer, and the tag of the latter.
    const int HeadMax = 9;

    public static readonly CborDialect Instance = new();

    public override string Name => "Cbor";

    public override string ViewSuffix => "CborView";

    public override int ScalarMax(int size) => size + HeadMax;

    public override string Count(IReadOnlyList<CodecField> fields)
    {
        var always = CodeWriter.Invariant($"{fields.Count(field => !field.Model.IsNullable)}");
        var sometimes = fields.Where(field => field.Model.IsNullable).Select(field => $"({field.Member} is null ? 0 : 1)");
        return string.Join(" + ", new[] { always }.Concat(sometimes)) + ", ";
    }
}

sealed class JsonDialect : KeyedDialect
{
    // A number of 64 bits has at most 25 characters, an integer of 256 bits 78, a UUID in quotes 38; a comma.
    const int TextMax = 32;

    public static readonly JsonDialect Instance = new();

    public override string Name => "Json";

    public override string ViewSuffix => "JsonView";

    public override int ScalarMax(int size) => TextMax + (size * 2);
}
