using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Trestle;

/// <summary>
/// A JSON document: the value of a <c>json</c> field. It holds one text: UTF-8 without white space between tokens, with the fewest
/// escapes, members and numbers as they were written. Two documents are equal when these texts are. The default is <c>null</c>.
/// </summary>
/// <example><code>Json tags = Json.Parse("""{ "colour": "red" }"""); string? colour =
/// tags.RootElement.GetProperty("colour").GetString();</code></example>
public readonly struct Json : IEquatable<Json>, ISpanParsable<Json>
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaxDepth = 64;

    readonly byte[]? utf8;

    Json(byte[] utf8) => this.utf8 = utf8;

    /// <summary>The document <c>null</c>.</summary>
    public static Json Null => default;

    /// <summary>The text, valid as long as anybody holds on to it.</summary>
    public ReadOnlySpan<byte> Utf8 => utf8 ?? "null"u8;

    /// <summary>The parsed document; each call parses anew.</summary>
    public JsonElement RootElement => JsonElement.Parse(Utf8);

    /// <summary>
    /// Reads one document. Throws <see cref="FormatException"/> when it is not JSON, repeats a member of an object, nests deeper than
    /// <see cref="MaxDepth"/>, or holds a string with U+0000 or half a surrogate pair, which no store could keep.
    /// </summary>
    public static Json Parse(ReadOnlySpan<char> text)
    {
        // The lenient encoder would quietly turn half a surrogate pair into U+FFFD.
        if (Text.HasLoneSurrogate(text))
            throw new FormatException("The JSON document holds half a surrogate pair. Remove it: it is no character.");
        return FromUtf8(Encoding.UTF8.GetBytes(text.ToArray()));
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Json Parse([StringSyntax(StringSyntaxAttribute.Json)] string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Json FromUtf8(ReadOnlySpan<byte> text)
    {
        var problem = CanonicalJson.TryWrite(text, out var canonical);
        return problem is null ? new(canonical) : throw new FormatException(problem);
    }

    /// <summary>As <see cref="FromUtf8"/>, with false instead of an error.</summary>
    public static bool TryFromUtf8(ReadOnlySpan<byte> text, out Json result)
    {
        var isJson = CanonicalJson.TryWrite(text, out var canonical) is null;
        result = isJson ? new(canonical) : default;
        return isJson;
    }

    /// <summary>As <see cref="Parse(ReadOnlySpan{char})"/>, with false instead of an error.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Json result)
    {
        result = default;
        return !Text.HasLoneSurrogate(text) && TryFromUtf8(Encoding.UTF8.GetBytes(text.ToArray()), out result);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Json)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Json result) => TryParse(text.AsSpan(), out result);

    static Json ISpanParsable<Json>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static Json IParsable<Json>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Json>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Json result) => TryParse(s, out result);

    static bool IParsable<Json>.TryParse(string? s, IFormatProvider? provider, out Json result) => TryParse(s, out result);

    /// <summary>Whether the texts are equal.</summary>
    public bool Equals(Json other) => Utf8.SequenceEqual(other.Utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Json other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(Json left, Json right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Json left, Json right) => !left.Equals(right);
}
