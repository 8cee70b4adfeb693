using System.Globalization;
using System.Text.Json;
using System.Xml;
using Trestle.Layout;

namespace Trestle.Tool.Yaml;

/// <summary>Constants of the canonical form, which are numbers wherever they can be, as one writes them in a schema.</summary>
static class ConstantYaml
{
    const long NanosPerSecond = 1_000_000_000;

    /// <summary>A constant behind <c>default</c>, <c>min</c> or <c>max</c>.</summary>
    public static string Value(SchemaShape schema, string type, string json) => Write(schema, type, json, YamlText.Quoted, YamlText.Word);

    /// <summary>A constant in the condition of a partial index, where quotes have no escapes.</summary>
    public static string InCondition(SchemaShape schema, string type, string json) => Write(
        schema, type, json, text => text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'",
        name => YamlText.Word(name) == name ? name : $"'{name}'");

    static string Write(SchemaShape schema, string type, string json, Func<string, string> quoted, Func<string, string> word)
    {
        var name = type.Split('(', 2)[0];
        if (json == "null")
            return json;
        if (schema.Enums.FirstOrDefault(shape => shape.Name == type) is { } named)
            return word(Member(named, int.Parse(json, CultureInfo.InvariantCulture)));
        return name switch
        {
            "string" or "bytes" or "uuid" => quoted(JsonSerializer.Deserialize<string>(json)!),
            "decimal" => Decimal(json, Scale(type)),
            "timestamp" => quoted(type == "timestamp(ns)" ? Nanoseconds(Whole(json)) : Microseconds(Whole(json))),
            "date" => quoted(Format(DateTime.MinValue.AddDays(Whole(json)), "yyyy-MM-dd")),
            "time" => quoted(Format(DateTime.MinValue.AddTicks(Whole(json) * TimeSpan.TicksPerMicrosecond), "HH:mm:ss.FFFFFF")),
            "duration" => quoted(XmlConvert.ToString(new TimeSpan(Whole(json) * TimeSpan.TicksPerMicrosecond))),
            _ => json,
        };
    }

    static string Member(EnumShape type, int value) =>
        type.Members.FirstOrDefault(member => member.Value == value)?.Name ?? value.ToString(CultureInfo.InvariantCulture);

    // The point goes into the digits of the stored, scaled number.
    static string Decimal(string json, int scale)
    {
        var digits = json.TrimStart('-').PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return json[0] == '-' ? "-" + text : text;
    }

    static int Scale(string type) => int.Parse(type[(type.IndexOf(',', StringComparison.Ordinal) + 1)..^1], CultureInfo.InvariantCulture);

    static string Microseconds(long value) =>
        Format(DateTime.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond), "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'");

    static string Nanoseconds(long value)
    {
        var second = Math.DivRem(value, NanosPerSecond, out var rest);
        if (rest < 0)
            (second, rest) = (second - 1, rest + NanosPerSecond);
        var fraction = rest == 0 ? "" : "." + rest.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return Format(DateTime.UnixEpoch.AddSeconds(second), "yyyy-MM-dd'T'HH:mm:ss") + fraction + "Z";
    }

    static long Whole(string json) => long.Parse(json, CultureInfo.InvariantCulture);

    static string Format(DateTime value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
