using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Trestle;

/// <summary>
/// Copies a JSON text without white space and needless escapes, and finds out on the way whether a document may be stored.
/// </summary>
ref struct CanonicalJson
{
    const int StackSize = 512;

    static readonly JsonReaderOptions Options = new() { MaxDepth = Json.MaxDepth };

    readonly Span<byte> to;
    JsonNames names;
    Utf8JsonReader reader;
    int written;
    bool needsComma;

    CanonicalJson(ReadOnlySpan<byte> text, Span<byte> to)
    {
        reader = new Utf8JsonReader(text, Options);
        this.to = to;
    }

    /// <summary>Gives null and the text, or what is wrong.</summary>
    public static string? TryWrite(ReadOnlySpan<byte> text, out byte[] canonical)
    {
        canonical = [];
        if (!Utf8.IsValid(text))
            return "The JSON document is not valid UTF-8. Encode it as UTF-8.";
        byte[]? rented = null;
        try
        {
            // What is dropped is white space, and an escape is never shorter than the one that replaces it: the copy fits where the
            // text did.
            Span<byte> room = text.Length <= StackSize
                ? stackalloc byte[StackSize]
                : rented = ArrayPool<byte>.Shared.Rent(text.Length);
            var copy = new CanonicalJson(text, room);
            var problem = copy.Run();
            canonical = copy.to[..copy.written].ToArray();
            return problem;
        }
        catch (JsonException error)
        {
            return $"The text is not a JSON document of at most {Json.MaxDepth} levels: {error.Message} Correct it there.";
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    string? Run()
    {
        while (reader.Read())
        {
            if (Token() is { } problem)
                return problem;
        }
        return null;
    }

    string? Token()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Separate();
                Copy(reader.ValueSpan);
                needsComma = false;
                names.Open();
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Copy(reader.ValueSpan);
                needsComma = true;
                names.Close();
                return null;
            case JsonTokenType.PropertyName:
                return Name();
            case JsonTokenType.String:
                return Text();
            default:
                Separate();
                Copy(reader.ValueSpan);
                return null;
        }
    }

    string? Name()
    {
        Separate();
        needsComma = false;
        var start = written;
        if (Text() is { } problem)
            return problem;
        if (!names.Add(to, start..written))
            return $"The JSON document has the member '{reader.GetString()}' twice in one object. Keep one of them.";
        Copy(":"u8);
        needsComma = false;
        return null;
    }

    string? Text()
    {
        Separate();
        if (!reader.ValueIsEscaped)
            written += JsonText.WriteString(to[written..], reader.ValueSpan);
        else if (!TryUnescape())
            return "The JSON document has a string with half a surrogate pair or U+0000. Remove it: no store can keep it.";
        return null;
    }

    bool TryUnescape()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = buffer.AsSpan(0, reader.CopyString(buffer));
            written += JsonText.WriteString(to[written..], text);
            return !text.Contains((byte)0);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    void Separate()
    {
        if (needsComma)
            Copy(","u8);
        needsComma = true;
    }

    void Copy(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[written..]);
        written += bytes.Length;
    }
}
