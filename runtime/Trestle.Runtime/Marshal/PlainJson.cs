using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>
/// Plain values as JSON text. Integers up to 64 bits and decimals are numbers, exact to the last digit; wider integers are strings of
/// digits, bytes base64, UUIDs and everything of time ISO text, NaN and the infinities strings.
/// </summary>
public static class PlainJson
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 2 * Json.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>
    /// Writes an object with the members of <paramref name="plain"/> in their order. Throws <see cref="ArgumentException"/> on a
    /// value that is not plain.
    /// </summary>
    public static string Write(IReadOnlyDictionary<string, object?> plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var to = new ArrayBufferWriter<byte>(256);
        WriteObject(to, plain);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    /// <summary>
    /// Reads an object; its values are <see cref="JsonElement"/>, which <c>Unmarshal</c> takes. Throws <see cref="FormatException"/> when
    /// the text is not an object or repeats a member.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Parse(string text) => PlainNested.Members(ParseAny(text), "a JSON object");

    /// <summary>Any plain value as text.</summary>
    internal static string WriteAny(object? plain)
    {
        var to = new ArrayBufferWriter<byte>(64);
        WriteValue(to, plain);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    /// <summary>Any JSON value. Throws <see cref="FormatException"/>.</summary>
    internal static JsonElement ParseAny(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Text.HasLoneSurrogate(text))
            throw new FormatException("The JSON text holds half a surrogate pair. Remove it: it is no character.");
        try
        {
            return JsonElement.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The text is not one JSON value: {error.Message} Correct it there.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException("The name of a member holds half a surrogate pair. Remove it.", error);
        }
    }

    static void WriteObject(ArrayBufferWriter<byte> to, IReadOnlyDictionary<string, object?> members)
    {
        var record = members as PlainDictionary;
        var separator = "{"u8;
        foreach (var (name, value) in members)
        {
            if (record is not null && record.IsLeftOutOfText(name))
                continue;
            to.Write(separator);
            separator = ","u8;
            WriteText(to, name);
            to.Write(":"u8);
            WriteValue(to, value);
        }
        to.Write(separator.SequenceEqual("{"u8) ? "{}"u8 : "}"u8);
    }

    static void WriteList(ArrayBufferWriter<byte> to, IEnumerable items)
    {
        var separator = "["u8;
        foreach (var item in items)
        {
            to.Write(separator);
            separator = ","u8;
            WriteValue(to, item);
        }
        to.Write(separator.SequenceEqual("["u8) ? "[]"u8 : "]"u8);
    }

    static void WriteValue(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null: to.Write("null"u8); break;
            case bool truth: to.Write(truth ? "true"u8 : "false"u8); break;
            case string text: WriteText(to, text); break;
            case byte[] bytes: WriteText(to, Convert.ToBase64String(bytes)); break;
            case Json json: to.Write(json.Utf8); break;
            case Guid uuid: WriteText(to, uuid.ToString("D")); break;
            case UInt128 or UInt256 or NanoTimestamp: WriteText(to, value.ToString()!); break;
            case DateTimeOffset timestamp: WriteText(to, IsoText.Format(timestamp)); break;
            case DateOnly date: WriteText(to, IsoText.Format(date)); break;
            case TimeOnly time: WriteText(to, IsoText.Format(time)); break;
            case TimeSpan duration: WriteText(to, IsoText.Format(duration)); break;
            case float number when !float.IsFinite(number): WriteText(to, number.ToString(CultureInfo.InvariantCulture)); break;
            case double number when !double.IsFinite(number): WriteText(to, number.ToString(CultureInfo.InvariantCulture)); break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or float or double:
                to.Write(Encoding.ASCII.GetBytes(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)));
                break;
            case IReadOnlyDictionary<string, object?> members: WriteObject(to, members); break;
            case IReadOnlyList<object?> items: WriteList(to, items); break;
            default:
                throw new ArgumentException($"A value of type {value.GetType()} is not plain. Write what Marshal() gives.", nameof(value));
        }
    }

    // Half a surrogate pair becomes U+FFFD: a record that holds one is refused when it is written, but may be logged before.
    static void WriteText(ArrayBufferWriter<byte> to, string text) => JsonText.WriteString(to, Encoding.UTF8.GetBytes(text));
}
