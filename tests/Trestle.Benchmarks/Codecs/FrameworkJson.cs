using System.Text.Json;
using System.Text.Json.Serialization;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Codecs;

/// <summary>A row as the generated serializer of the framework takes it: the values that we store, under the same names.</summary>
internal sealed class JsonRow
{
    [JsonPropertyName("1")] public Guid Id { get; set; }

    [JsonPropertyName("2")] public Guid Account { get; set; }

    [JsonPropertyName("3")] public long At { get; set; }

    [JsonPropertyName("4")] public long Serial { get; set; }

    [JsonPropertyName("5")] public int Kind { get; set; }

    [JsonPropertyName("6")] public long Amount { get; set; }

    [JsonPropertyName("7")] public string Title { get; set; } = "";

    [JsonPropertyName("8")] public string? Note { get; set; }

    public static JsonRow Of(JsonEvent row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = Micros.FromTimestamp(row.At),
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = (long)(row.Amount * 100),
        Title = row.Title,
        Note = row.Note,
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonRow))]
internal sealed partial class JsonRows : JsonSerializerContext;

/// <summary>System.Text.Json with its generated serializer, writing into one buffer that is kept.</summary>
internal sealed class FrameworkJson
{
    readonly System.Buffers.ArrayBufferWriter<byte> buffer = new(1024);
    readonly Utf8JsonWriter writer;

    public FrameworkJson() => writer = new Utf8JsonWriter(buffer);

    public ReadOnlySpan<byte> Encode(JsonRow row)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, row, JsonRows.Default.JsonRow);
        return buffer.WrittenSpan;
    }

    public static JsonRow Decode(byte[] value) => JsonSerializer.Deserialize(value, JsonRows.Default.JsonRow)!;
}
