using System.Buffers;

namespace Trestle.Codecs;

/// <summary>
/// Reads the fields of a JSON object (UTF-8) whose member names are the tags of a table, ascending. It moves forward: ask for fields
/// in the order of their tags, or begin again with a copy of the reader. Throws <see cref="CorruptRecordException"/> wherever the
/// bytes do not hold what is asked for; nothing outside of them is ever read.
/// </summary>
public ref partial struct JsonReader
{
    const int None = -1;

    static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);
    static readonly SearchValues<byte> Plain = SearchValues.Create("+-.0123456789Eaeflnrstu"u8);
    static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{}"u8);

    readonly ReadOnlySpan<byte> buffer;
    readonly int depth;
    int position;
    int key;
    int last;
    bool skipped;
    bool ended;

    JsonReader(ReadOnlySpan<byte> buffer, int depth)
    {
        Corrupt.CheckDepth(depth);
        this.buffer = buffer;
        this.depth = depth;
        key = None;
        last = None;
        Expect('{');
    }

    /// <summary>A reader of the row in <paramref name="buffer"/>.</summary>
    public static JsonReader Over(ReadOnlySpan<byte> buffer) => new(buffer, 0);

    /// <summary>Whether the field is there: a nullable one is not null. Moves forward to it, or to where it would be.</summary>
    public bool Has(int tag)
    {
        while (key < tag)
        {
            if (key != None)
                Pass();
            if (!NextKey())
                return false;
        }
        return key == tag;
    }

    /// <summary>
    /// What the row has beside the <paramref name="known"/> tags, which ascend. Call it after the last field: the row must end there.
    /// </summary>
    public UnknownFields Unknown(params ReadOnlySpan<ushort> known)
    {
        Has(int.MaxValue);
        PassSpace();
        if (position != buffer.Length)
            Corrupt.Malformed("A stored row goes on after its end.");
        return skipped ? new JsonReader(buffer, depth).Keep(known) : default;
    }

    UnknownFields Keep(scoped ReadOnlySpan<ushort> known)
    {
        var (tags, values) = (new List<int>(), new List<byte[]>());
        while (NextKey())
        {
            var value = Skip();
            if (key <= ushort.MaxValue && known.BinarySearch((ushort)key) >= 0)
                continue;
            tags.Add(key);
            values.Add(StrictUtf8.ReadDocument(value).Utf8.ToArray());
        }
        return tags.Count == 0 ? default : new(new UnknownJson([.. tags], [.. values]));
    }

    bool NextKey()
    {
        if (ended || TryTake('}'))
        {
            ended = true;
            return false;
        }
        if (last != None)
            Expect(',');
        key = Tag();
        if (key <= last)
            Corrupt.Malformed("The tags of a stored row are not in ascending order.");
        last = key;
        Expect(':');
        return true;
    }

    // A number of at most nine digits, in quotes.
    int Tag()
    {
        Expect('"');
        var start = position;
        var tag = 0;
        while (position < buffer.Length && position - start < 9 && char.IsAsciiDigit((char)buffer[position]))
            tag = (tag * 10) + buffer[position++] - '0';
        if (position == start || !At('"') || (buffer[start] == '0' && position - start > 1))
            Corrupt.Malformed("A stored row has a member that is no tag.");
        position++;
        return tag;
    }

    // Goes over a value nobody asked for.
    void Pass()
    {
        Skip();
        skipped = true;
        key = None;
    }

    // Any value, however deep, without recursion. Whether it is right inside is for its reader to say.
    ReadOnlySpan<byte> Skip()
    {
        PassSpace();
        var start = position;
        if (!At('{') && !At('['))
        {
            if (At('"'))
                StringToken(out _);
            else
                PlainToken();
            return buffer[start..position];
        }
        for (var open = 0; ;)
        {
            var next = buffer[position..].IndexOfAny(Structure);
            if (next < 0)
                Corrupt.Truncated();
            position += next;
            if (At('"'))
            {
                StringToken(out _);
                continue;
            }
            open += At('{') || At('[') ? 1 : -1;
            position++;
            if (open == 0)
                return buffer[start..position];
        }
    }

    readonly bool At(char token) => position < buffer.Length && buffer[position] == token;

    bool TryTake(char token)
    {
        PassSpace();
        if (!At(token))
            return false;
        position++;
        return true;
    }

    void Expect(char token)
    {
        if (!TryTake(token))
            Corrupt.Malformed($"A stored row lacks a '{token}'.");
    }

    void PassSpace()
    {
        if (position >= buffer.Length || buffer[position] > ' ')
            return;
        var length = buffer[position..].IndexOfAnyExcept(Space);
        position = length < 0 ? buffer.Length : position + length;
    }

    // A number, true, false or null.
    ReadOnlySpan<byte> PlainToken()
    {
        PassSpace();
        var rest = buffer[position..];
        var length = rest.IndexOfAnyExcept(Plain);
        var token = length < 0 ? rest : rest[..length];
        if (token.IsEmpty)
            Other();
        position += token.Length;
        return token;
    }

    // What stands between quotes, escapes as they are.
    ReadOnlySpan<byte> StringToken(out bool isEscaped)
    {
        isEscaped = false;
        if (!TryTake('"'))
            Other();
        for (var start = position; ;)
        {
            var next = JsonEscapes.IndexOf(buffer[position..]);
            if (next < 0)
                Corrupt.Truncated();
            position += next + 1;
            switch (buffer[position - 1])
            {
                case (byte)'"':
                    return buffer[start..(position - 1)];
                case (byte)'\\' when position < buffer.Length:
                    isEscaped = true;
                    position++;
                    break;
                default:
                    Corrupt.Malformed("A stored text ends with a backslash, or holds a control character.");
                    break;
            }
        }
    }

    static void Other() => Corrupt.Malformed("A stored value is of another JSON type than its field.");
}
