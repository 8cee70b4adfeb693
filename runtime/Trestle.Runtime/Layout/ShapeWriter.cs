using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Trestle.Layout;

/// <summary>Shapes to canonical JSON: compact, members in a fixed order, false and empty ones left out.</summary>
static class ShapeWriter
{
    // The text is never put into HTML, and the compiler's side escapes nothing that JSON does not demand.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(SchemaShape schema)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("schema", schema.Name);
        List(json, "enums", schema.Enums, Enum);
        List(json, "structs", schema.Structs, Struct);
        List(json, "tables", schema.Tables, Table);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static void Enum(Utf8JsonWriter json, EnumShape shape)
    {
        json.WriteString("name", shape.Name);
        List(json, "members", shape.Members, static (json, member) =>
        {
            json.WriteString("name", member.Name);
            json.WriteNumber("value", member.Value);
        });
    }

    static void Struct(Utf8JsonWriter json, StructShape shape)
    {
        json.WriteString("name", shape.Name);
        List(json, "fields", shape.Fields, Field);
        Numbers(json, "retired", shape.Retired);
    }

    static void Table(Utf8JsonWriter json, TableShape shape)
    {
        json.WriteString("id", shape.Id);
        json.WriteString("name", shape.Name);
        json.WriteString("record", shape.Record);
        json.WriteString("serialization", shape.Serialization);
        Flag(json, "versioned", shape.IsVersioned);
        Names(json, "key", shape.Key);
        List(json, "fields", shape.Fields, Field);
        List(json, "indexes", shape.Indexes, Index);
        List(json, "references", shape.References, Reference);
        if (shape.Partition is { } partition)
            Partition(json, partition);
        Numbers(json, "retired", shape.Retired);
    }

    static void Partition(Utf8JsonWriter json, PartitionShape shape)
    {
        json.WriteStartObject("partition");
        json.WriteString("by", shape.By);
        json.WriteString("on", shape.On);
        json.WriteNumber("count", shape.Count);
        json.WriteEndObject();
    }

    static void Field(Utf8JsonWriter json, FieldShape shape)
    {
        json.WriteString("name", shape.Name);
        json.WriteNumber("tag", shape.Tag);
        json.WriteString("type", shape.Type);
        Flag(json, "nullable", shape.IsNullable);
        Raw(json, "default", shape.Default);
        Raw(json, "min", shape.Min);
        Raw(json, "max", shape.Max);
        if (shape.Generate is not null)
            json.WriteString("generate", shape.Generate);
    }

    static void Index(Utf8JsonWriter json, IndexShape shape)
    {
        json.WriteString("id", shape.Id);
        json.WriteString("name", shape.Name);
        List(json, "parts", shape.Parts, static (json, part) =>
        {
            json.WriteString("field", part.Field);
            Flag(json, "desc", part.IsDescending);
        });
        Flag(json, "unique", shape.IsUnique);
        Names(json, "include", shape.Include);
        List(json, "where", shape.Where, static (json, comparison) =>
        {
            json.WriteString("field", comparison.Field);
            json.WriteString("op", comparison.Operator);
            Raw(json, "value", comparison.Value);
        });
    }

    static void Reference(Utf8JsonWriter json, ReferenceShape shape)
    {
        json.WriteString("name", shape.Name);
        Names(json, "fields", shape.Fields);
        json.WriteString("to", shape.To);
        json.WriteString("onDelete", shape.OnDelete);
    }

    static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }

    static void Raw(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }

    static void Names(Utf8JsonWriter json, string name, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in names)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in numbers)
            json.WriteNumberValue(item);
        json.WriteEndArray();
    }

    static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
