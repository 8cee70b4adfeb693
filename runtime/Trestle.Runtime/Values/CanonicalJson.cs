using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Trestle;

/// <summary>Copies a JSON text without white space and needless escapes, and finds out on the way whether a document may be stored.</summary>
ref struct CanonicalJson
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = Json.MaxDepth };

    readonly ArrayBufferWriter<byte> to;
    readonly List<HashSet<string>> names = [];
    Utf8JsonReader reader;
    bool needsComma;

    CanonicalJson(ReadOnlySpan<byte> text)
    {
        reader = new Utf8JsonReader(text, Options);
        to = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
    }

    /// <summary>Gives null and the text, or what is wrong.</summary>
    public static string? TryWrite(ReadOnlySpan<byte> text, out byte[] canonical)
    {
        canonical = [];
        if (!Utf8.IsValid(text))
            return "The JSON document is not valid UTF-8. Encode it as UTF-8.";
        try
        {
            var copy = new CanonicalJson(text);
            var problem = copy.Run();
            canonical = copy.to.WrittenSpan.ToArray();
            return problem;
        }
        catch (JsonException error)
        {
            return $"The text is not a JSON document of at most {Json.MaxDepth} levels: {error.Message} Correct it there.";
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
                Open();
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                to.Write(reader.ValueSpan);
                needsComma = true;
                return null;
            case JsonTokenType.PropertyName:
                return Name();
            case JsonTokenType.String:
                return Text();
            default:
                Separate();
                to.Write(reader.ValueSpan);
                return null;
        }
    }

    void Open()
    {
        Separate();
        to.Write(reader.ValueSpan);
        needsComma = false;
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        while (names.Count <= reader.CurrentDepth)
            names.Add([]);

        // Clearing costs the set's capacity: after one large object, a new set is cheaper than clearing it for each small one.
        if (names[reader.CurrentDepth].Count > 32)
            names[reader.CurrentDepth] = [];
        else
            names[reader.CurrentDepth].Clear();
    }

    string? Name()
    {
        if (Text() is { } problem)
            return problem;
        to.Write(":"u8);
        needsComma = false;
        var name = reader.GetString()!;
        return names[reader.CurrentDepth - 1].Add(name)
            ? null
            : $"The JSON document has the member '{name}' twice in one object. Keep one of them.";
    }

    string? Text()
    {
        Separate();
        if (!reader.ValueIsEscaped)
            JsonText.WriteString(to, reader.ValueSpan);
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
            JsonText.WriteString(to, text);
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
            to.Write(","u8);
        needsComma = true;
    }
}
