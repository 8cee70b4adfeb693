using System.Globalization;
using System.Text.Json;

namespace Trestle.Layout;

/// <summary>Canonical JSON to shapes. A member that is left out is false, empty or null.</summary>
static class ShapeReader
{
    public static SchemaShape Schema(JsonElement json) => new(
        Text(json, "schema"), List(json, "enums", Enum), List(json, "structs", Struct), List(json, "tables", Table))
    {
        Docs = json.TryGetProperty("docs", out var docs) ? [.. docs.EnumerateObject().SelectMany(Docs)] : [],
    };

    static IEnumerable<DocShape> Docs(JsonProperty table) => table.Value.EnumerateObject().Select(doc => new DocShape(
        Guid.Parse(table.Name), doc.Name.Length == 0 ? null : int.Parse(doc.Name, CultureInfo.InvariantCulture), doc.Value.GetString()!));

    static EnumShape Enum(JsonElement json) => new(Text(json, "name"), List(json, "members", EnumMember));

    static EnumMemberShape EnumMember(JsonElement json) => new(Text(json, "name"), json.GetProperty("value").GetInt32());

    static StructShape Struct(JsonElement json) => new(Text(json, "name"), List(json, "fields", Field), List(json, "retired", Number));

    static TableShape Table(JsonElement json) => new(
        json.GetProperty("id").GetGuid(), Text(json, "name"), Text(json, "record"), Text(json, "serialization"), Flag(json, "versioned"),
        List(json, "key", Text), List(json, "fields", Field), List(json, "indexes", Index), List(json, "references", Reference),
        List(json, "retired", Number))
    {
        Partition = json.TryGetProperty("partition", out var partition) ? Partition(partition) : null,
    };

    static PartitionShape Partition(JsonElement json) => new(Text(json, "by"), Text(json, "on"), json.GetProperty("count").GetInt32());

    static FieldShape Field(JsonElement json) => new(
        Text(json, "name"), json.GetProperty("tag").GetInt32(), Text(json, "type"), Flag(json, "nullable"),
        Raw(json, "default"), Raw(json, "min"), Raw(json, "max"), OptionalText(json, "generate"));

    static IndexShape Index(JsonElement json) => new(
        json.GetProperty("id").GetGuid(), Text(json, "name"), List(json, "parts", Part), Flag(json, "unique"),
        List(json, "include", Text), List(json, "where", Comparison));

    static IndexPartShape Part(JsonElement json) => new(Text(json, "field"), Flag(json, "desc"));

    static ComparisonShape Comparison(JsonElement json) => new(Text(json, "field"), Text(json, "op"), json.GetProperty("value").GetRawText());

    static ReferenceShape Reference(JsonElement json) => new(
        Text(json, "name"), List(json, "fields", Text), json.GetProperty("to").GetGuid(), Text(json, "onDelete"));

    static int Number(JsonElement json) => json.GetInt32();

    static string Text(JsonElement json) => json.GetString()!;

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    static string? OptionalText(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    static string? Raw(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    static T[] List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];
}
