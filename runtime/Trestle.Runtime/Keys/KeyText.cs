using System.Globalization;
using Trestle.Layout;

namespace Trestle.Keys;

/// <summary>Shows encoded keys to people: <c>author = 5b2c0a57-…, committedAt = 2026-01-31T12:00:00Z</c>.</summary>
public static class KeyText
{
    const int LongestValue = 64;

    /// <summary>
    /// The parts of an index entry, or of a primary key for -1, by name. Never throws for damaged bytes: they are shown in hexadecimal.
    /// </summary>
    public static string Of(TableShape table, int index, ReadOnlySpan<byte> key)
    {
        try
        {
            return Render(KeyParts.Of(table, index).All, key);
        }
        catch (CorruptRecordException)
        {
            return "0x" + Convert.ToHexStringLower(key);
        }
    }

    static string Render(ReadOnlySpan<KeyPart> parts, ReadOnlySpan<byte> key)
    {
        var reader = new KeyReader(key);
        var texts = new List<string>(parts.Length);
        foreach (var part in parts)
            texts.Add($"{part.Field} = {Shorten(Value(part, ref reader))}");
        return string.Join(", ", texts);
    }

    static string Value(KeyPart part, ref KeyReader reader)
    {
        var desc = part.IsDescending;
        if (part.IsNullable && !reader.Present(desc))
            return "null";
        return part.Kind switch
        {
            KeyPartKind.Bool => reader.Bool(desc) ? "true" : "false",
            KeyPartKind.Text => Quote(part.IsLast ? reader.LastText() : reader.Text(desc)),
            KeyPartKind.Binary => (part.IsLast ? reader.LastBinary() : reader.Binary(desc)).ToString(),
            KeyPartKind.FixedBinary => reader.FixedBinary(part.Argument, desc).ToString(),
            KeyPartKind.Uuid => reader.Uuid(desc).ToString(),
            KeyPartKind.Timestamp => Iso(reader.Timestamp(desc), "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"),
            KeyPartKind.NanoTimestamp => reader.NanoTimestamp(desc).ToString(),
            KeyPartKind.Date => Iso(reader.Date(desc), "yyyy-MM-dd"),
            KeyPartKind.Time => Iso(reader.Time(desc), "HH:mm:ss.FFFFFF"),
            KeyPartKind.Duration => Iso(reader.Duration(desc), "c"),
            _ => Number(part, ref reader, desc),
        };
    }

    static string Number(KeyPart part, ref KeyReader reader, bool desc) => part.Kind switch
    {
        KeyPartKind.Int8 => Iso(reader.Int8(desc), null),
        KeyPartKind.Int16 => Iso(reader.Int16(desc), null),
        KeyPartKind.Int64 => Iso(reader.Int64(desc), null),
        KeyPartKind.UInt8 => Iso(reader.UInt8(desc), null),
        KeyPartKind.UInt16 => Iso(reader.UInt16(desc), null),
        KeyPartKind.UInt32 => Iso(reader.UInt32(desc), null),
        KeyPartKind.UInt64 => Iso(reader.UInt64(desc), null),
        KeyPartKind.UInt128 => Iso(reader.UInt128(desc), null),
        KeyPartKind.UInt256 => Iso(reader.UInt256(desc), null),
        KeyPartKind.Float32 => Iso(reader.Float32(desc), null),
        KeyPartKind.Float64 => Iso(reader.Float64(desc), null),
        KeyPartKind.Decimal64 => Iso(reader.Decimal64(part.Argument, desc), null),
        KeyPartKind.Decimal128 => Iso(reader.Decimal128(part.Argument, desc), null),
        _ => Iso(reader.Int32(desc), null),
    };

    static string Quote(string text) => "'" + text + "'";

    static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";

    static string Iso<T>(T value, string? format)
        where T : IFormattable
        => value.ToString(format, CultureInfo.InvariantCulture);
}
