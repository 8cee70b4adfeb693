using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Trestle.Emit.Fbs;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Oracles;

/// <summary>Rows as the JSON that flatc writes and reads for them.</summary>
sealed class FlatcText(SchemaModel schema)
{
    public JsonObject Row(object row, IEnumerable<FieldModel> fields)
    {
        var text = new JsonObject();
        foreach (var field in fields)
        {
            if (row.GetType().GetProperty(field.Property)!.GetValue(row) is { } value)
                text[FbsName.Field(field.Name, schema)] = Value(field.Type, value, isItem: false);
        }
        return text;
    }

    /// <summary>Where two texts differ, or null. flatc prints twelve digits of a double and six of a float.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, string path = "") => (expected, actual) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
            .Select(key => Difference(one[key], other[key], $"{path}.{key}"))
            .FirstOrDefault(difference => difference is not null),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one
            .Select((item, i) => Difference(item, other[i], $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null),
        (JsonValue one, JsonValue other) when IsSame(one, other) => null,
        (null, null) => null,
        _ => $"{path}: expected {expected?.ToJsonString()}, flatc says {actual?.ToJsonString()}",
    };

    static bool IsSame(JsonValue expected, JsonValue actual)
    {
        if (expected.GetValueKind() != actual.GetValueKind())
            return false;
        if (expected.ToString() == actual.ToString())
            return true;
        if (expected.GetValueKind() != System.Text.Json.JsonValueKind.Number || !expected.ToString().AsSpan().ContainsAny(".E"))
            return false;
        var (one, other) = (double.Parse(expected.ToString(), CultureInfo.InvariantCulture), double.Parse(actual.ToString(), CultureInfo.InvariantCulture));
        return Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Abs(one));
    }

    JsonNode Value(TypeModel type, object value, bool isItem) => type switch
    {
        BoolType => (bool)value,
        IntegerType { Bits: 128 } => Words(("lo", (ulong)(UInt128)value), ("hi", (ulong)((UInt128)value >> 64))),
        IntegerType { Bits: 256 } => Wide((UInt256)value),
        IntegerType => JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!)!,
        FloatType { Bits: 32 } => JsonNode.Parse(((float)value).ToString("E8", CultureInfo.InvariantCulture))!,
        FloatType => JsonNode.Parse(((double)value).ToString("E16", CultureInfo.InvariantCulture))!,
        DecimalType { IsWide: true } number => Signed(Decimals.ToScaled128((decimal)value, number.Scale)),
        DecimalType number => Decimals.ToScaled64((decimal)value, number.Scale),
        StringType => (string)value,
        JsonType => ((Json)value).ToString(),
        BytesType or FixedBytesType { Length: > 64 } when !isItem => Octets(((Bytes)value).Span),
        BytesType => new JsonObject { ["bytes"] = Octets(((Bytes)value).Span) },
        FixedBytesType => new JsonObject { ["bytes"] = Octets(((Bytes)value).Span) },
        UuidType => new JsonObject { ["bytes"] = Octets(((Guid)value).ToByteArray(bigEndian: true)) },
        TimestampType { IsNanoseconds: true } => ((NanoTimestamp)value).Nanoseconds,
        TimestampType => Micros.FromTimestamp((DateTimeOffset)value),
        DateType => ((DateOnly)value).DayNumber,
        TimeType => Micros.FromTime((TimeOnly)value),
        DurationType => Micros.FromDuration((TimeSpan)value),
        EnumType named => FbsName.Word(schema.Enums.First(model => model.Name == named.Name).Members.First(member => member.Value == (int)value).Name),
        StructType named => Row(value, schema.Structs.First(model => model.Name == named.Name).Fields),
        ListType list => new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => Value(list.Element, item, isItem: true))]),
        MapType map => Map(map, (IDictionary)value),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    JsonArray Map(MapType type, IDictionary map) => new([.. map.Keys.Cast<string>()
        .OrderBy(key => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal)
        .Select(key => new JsonObject { ["key"] = key, ["value"] = Value(type.Value, map[key]!, isItem: true) })]);

    static JsonArray Octets(ReadOnlySpan<byte> bytes) => new([.. bytes.ToArray().Select(octet => (JsonNode)(int)octet)]);

    static JsonObject Wide(UInt256 value)
    {
        var all = (BigInteger)value;
        return Words([.. "abcd".Select((name, i) => (name.ToString(), (ulong)((all >> (64 * i)) & ulong.MaxValue)))]);
    }

    static JsonObject Signed(Int128 value) => new() { ["lo"] = (ulong)((UInt128)value & ulong.MaxValue), ["hi"] = (long)(value >> 64) };

    static JsonObject Words(params (string Name, ulong Value)[] words) =>
        new(words.Select(word => KeyValuePair.Create(word.Name, (JsonNode?)word.Value)));
}
