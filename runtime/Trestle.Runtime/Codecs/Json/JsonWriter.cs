using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Trestle.Codecs;

/// <summary>
/// Writes a row as a JSON object whose member names are the tags of a table, ascending: UTF-8, no white space, the fewest escapes.
/// Numbers that no IEEE double holds are written in full.
/// </summary>
public ref partial struct JsonWriter
{
    readonly Span<byte> buffer;
    int position;
    PendingEntries pending;

    JsonWriter(Span<byte> buffer) => this.buffer = buffer;

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => position;

    internal static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    internal static ReadOnlySpan<byte> Infinity => "Infinity"u8;

    internal static ReadOnlySpan<byte> MinusInfinity => "-Infinity"u8;

    /// <summary>A writer that begins at the beginning of <paramref name="buffer"/>.</summary>
    public static JsonWriter Over(Span<byte> buffer) => new(buffer);

    /// <summary>Begins a table or struct, between whose fields the unknown ones are written. Give the result to <see cref="End"/>.</summary>
    public PendingEntries Begin(UnknownFields unknown)
    {
        var outer = pending;
        pending = new(unknown.As<UnknownJson>());
        Put('{');
        return outer;
    }

    /// <summary>Begins a field: write its value next. Tags ascend.</summary>
    [UnscopedRef]
    public ref JsonWriter Key(int tag)
    {
        while (pending.Precede(tag))
            Carry();
        Name(tag);
        return ref this;
    }

    /// <summary>Ends the table or struct that <see cref="Begin"/> began.</summary>
    public void End(PendingEntries outer)
    {
        while (pending.Count > 0)
            Carry();
        Put('}');
        pending = outer;
    }

    void Carry()
    {
        Name(pending.Tag);
        pending.Value.CopyTo(Take(pending.Value.Length));
        pending = pending.Rest;
    }

    void Name(int tag)
    {
        // No value ends with the brace that opens an object.
        if (buffer[position - 1] != '{')
            Put(',');
        if (tag < 10)
        {
            // One digit in quotes and the colon, at once.
            const uint Frame = '"' | ('"' << 16) | ((uint)':' << 24);
            BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), Frame | ((uint)('0' + tag) << 8));
            return;
        }
        Put('"');
        Number(tag);
        Put('"');
        Put(':');
    }

    void Put(char token)
    {
        if (position >= buffer.Length)
            TooSmall();
        buffer[position++] = (byte)token;
    }

    void Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(buffer[position..], out var written, default, CultureInfo.InvariantCulture))
            TooSmall();
        position += written;
    }

    Span<byte> Take(int length)
    {
        if (length > buffer.Length - position)
            TooSmall();
        var taken = buffer.Slice(position, length);
        position += length;
        return taken;
    }

    static void TooSmall() =>
        throw new ArgumentException("The buffer is smaller than the row. Give one of the size that MaxSize returns.");
}
