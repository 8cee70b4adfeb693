using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// Brings the JSON of structs, lists and maps from the names of one schema to those of another: fields of structs by their tags,
/// members of enums by their numbers. Relational stores keep these documents by names, for people to read; with this a name in
/// them is a label all the same. What is retired is left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentChange
{
    static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2 * Json.MaxDepth,
    };

    readonly SchemaShape from;
    readonly SchemaShape to;

    /// <summary>The way from one schema to another.</summary>
    public DocumentChange(SchemaShape from, SchemaShape to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        this.from = from;
        this.to = to;
    }

    /// <summary>Whether documents of a field must be written anew.</summary>
    /// <param name="was">The type of the field in the first schema.</param>
    /// <param name="now">Its type in the second.</param>
    public bool IsNeeded(string was, string now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        return to.Enums.All(shape => shape.Name != now) && Differs(was, now, []);
    }

    /// <summary>A document with the new names. Throws <see cref="CorruptRecordException"/> when the text is none.</summary>
    public string Apply(string json, string was, string now)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Options.MaxDepth });
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, Options))
                Write(writer, document.RootElement, was, now);
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CorruptRecordException($"A column holds JSON that its schema cannot read: "
                + $"{error.Message} Correct the column, or restore a backup.", error);
        }
    }

    bool Differs(string was, string now, HashSet<string> seen)
    {
        (was, now) = (Element(was) ?? was, Element(now) ?? now);
        if (!seen.Add(now))
            return false;
        if (Structs(was, now) is var (before, after))
            return before.Fields.Any(field => Differs(field, after, seen));
        return Enums(was, now) is var (old, renewed)
            && old.Members.Any(member => Name(renewed, member.Value) is { } name && name != member.Name);
    }

    bool Differs(FieldShape field, StructShape after, HashSet<string> seen)
    {
        var same = after.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag);
        return same is null ? after.Retired.Contains(field.Tag) : same.Name != field.Name || Differs(field.Type, same.Type, seen);
    }

    void Write(Utf8JsonWriter writer, JsonElement value, string was, string now)
    {
        if (value.ValueKind == JsonValueKind.Array && Element(was) is { } item)
            WriteList(writer, value, item, Element(now)!);
        else if (value.ValueKind == JsonValueKind.Object && Element(was) is { } member)
            WriteMap(writer, value, member, Element(now)!);
        else if (value.ValueKind == JsonValueKind.Object && Structs(was, now) is var (before, after))
            WriteStruct(writer, value, before, after);
        else if (value.ValueKind == JsonValueKind.String && Enums(was, now) is var (old, renewed))
            writer.WriteStringValue(Renamed(value.GetString()!, old, renewed));
        else
            writer.WriteRawValue(value.GetRawText());
    }

    void WriteList(Utf8JsonWriter writer, JsonElement list, string was, string now)
    {
        writer.WriteStartArray();
        foreach (var item in list.EnumerateArray())
            Write(writer, item, was, now);
        writer.WriteEndArray();
    }

    void WriteMap(Utf8JsonWriter writer, JsonElement map, string was, string now)
    {
        writer.WriteStartObject();
        foreach (var item in map.EnumerateObject())
        {
            writer.WritePropertyName(item.Name);
            Write(writer, item.Value, was, now);
        }
        writer.WriteEndObject();
    }

    void WriteStruct(Utf8JsonWriter writer, JsonElement value, StructShape was, StructShape now)
    {
        writer.WriteStartObject();
        foreach (var item in value.EnumerateObject())
        {
            var before = was.Fields.FirstOrDefault(field => field.Name == item.Name);
            var after = before is null ? null : now.Fields.FirstOrDefault(field => field.Tag == before.Tag);
            if (before is not null && after is null && now.Retired.Contains(before.Tag))
                continue;
            writer.WritePropertyName(after?.Name ?? item.Name);
            Write(writer, item.Value, before?.Type ?? "", after?.Type ?? "");
        }
        writer.WriteEndObject();
    }

    static string Renamed(string name, EnumShape was, EnumShape now) =>
        was.Members.FirstOrDefault(member => member.Name == name) is { } member ? Name(now, member.Value) ?? name : name;

    static string? Name(EnumShape shape, int value) => shape.Members.FirstOrDefault(member => member.Value == value)?.Name;

    (StructShape Was, StructShape Now)? Structs(string was, string now) =>
        from.Structs.FirstOrDefault(shape => shape.Name == was) is { } before
            && to.Structs.FirstOrDefault(shape => shape.Name == now) is { } after
            ? (before, after)
            : null;

    (EnumShape Was, EnumShape Now)? Enums(string was, string now) =>
        from.Enums.FirstOrDefault(shape => shape.Name == was) is { } before
            && to.Enums.FirstOrDefault(shape => shape.Name == now) is { } after
            ? (before, after)
            : null;

    /// <summary>The T of <c>list&lt;T&gt;</c> and <c>map&lt;string, T&gt;</c>, or null.</summary>
    internal static string? Element(string type)
    {
        var open = type.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
            return null;
        var inner = type[(open + 1)..^1];
        return type.StartsWith("map", StringComparison.Ordinal)
            ? inner[(inner.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim()
            : inner;
    }
}
