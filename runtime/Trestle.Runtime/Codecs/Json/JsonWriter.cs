using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>
/// Writes a row as a JSON object whose member names are the tags of a table, ascending: UTF-8, no white space, the fewest escapes.
/// Numbers that no IEEE double holds are written in full.
/// </summary>
/// <remarks>
/// Methods that rows call often are inlined, and no other is given a writer: it takes the buffer and the position, and returns the
/// position. So the JIT keeps these in registers, where in memory each write would wait for the one before.
/// </remarks>
public ref partial struct JsonWriter
{
    readonly Span<byte> buffer;
    int position;
    PendingEntries pending;

    JsonWriter(Span<byte> buffer, int position)
    {
        this.buffer = buffer;
        this.position = position;
    }

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => position;

    internal static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    internal static ReadOnlySpan<byte> Infinity => "Infinity"u8;

    internal static ReadOnlySpan<byte> MinusInfinity => "-Infinity"u8;

    /// <summary>A writer that begins at the beginning of <paramref name="buffer"/>.</summary>
    public static JsonWriter Over(Span<byte> buffer) => new(buffer, 0);

    /// <summary>Begins a table or struct, between whose fields the unknown ones are written. Give the result to <see cref="End"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PendingEntries Begin(UnknownFields unknown)
    {
        var outer = pending;
        pending = new(unknown.As<UnknownJson>(), position, 0);
        return outer;
    }

    /// <summary>Begins a field: write its value next. Tags ascend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Key(int tag)
    {
        if (pending.Entries is not null)
            Carry(tag);
        Name(tag);
    }

    /// <summary>Ends the table or struct that <see cref="Begin"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(PendingEntries outer)
    {
        if (pending.Entries is not null)
            Carry(int.MaxValue);
        position = Close(buffer, pending.Start, position);
        pending = outer;
    }

    // Every member has a comma before it: that of the first makes way for the brace.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Close(Span<byte> buffer, int start, int position)
    {
        var to = new JsonWriter(buffer, Math.Max(position, start + 1));
        to.Put('}');
        buffer[start] = (byte)'{';
        return to.position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Carry(int tag)
    {
        (position, var next) = Carry(buffer, position, pending.Entries!, pending.Next, tag);
        pending = new(pending.Entries, pending.Start, next);
    }

    // Writes the unknown fields that come before a tag, from one on; returns the position, and which is next.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static (int Position, int Next) Carry(Span<byte> buffer, int position, UnknownEntries entries, int next, int tag)
    {
        var to = new JsonWriter(buffer, position);
        for (; entries.Precedes(next, tag); next++)
        {
            to.Name(entries.Tags[next]);
            to.Raw(entries.Values[next]);
        }
        return (to.position, next);
    }

    // A comma, a tag of one or two digits in quotes, and a colon: at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Name(int tag)
    {
        const ulong Short = ',' | ('"' << 8) | ((ulong)'"' << 24) | ((ulong)':' << 32);
        const ulong Long = ',' | ('"' << 8) | ((ulong)'"' << 32) | ((ulong)':' << 40);
        if (tag >= 100 || buffer.Length - position < sizeof(ulong))
        {
            position = AnyName(buffer, position, tag);
            return;
        }
        var name = tag < 10
            ? Short | ((ulong)('0' + tag) << 16)
            : Long | ((ulong)('0' + (tag / 10)) << 16) | ((ulong)('0' + (tag % 10)) << 24);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position), name);
        position += tag < 10 ? 5 : 6;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int AnyName(Span<byte> buffer, int position, int tag)
    {
        var to = new JsonWriter(buffer, position);
        to.Put(',');
        to.Quote();
        to.Int32(tag);
        to.Quote();
        to.Put(':');
        return to.position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Put(char token)
    {
        if (position >= buffer.Length)
            TooSmall();
        buffer[position++] = (byte)token;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Number<T>(Span<byte> buffer, int position, T value)
        where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(buffer[position..], out var written, default, CultureInfo.InvariantCulture))
            TooSmall();
        return position + written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Span<byte> Take(int length)
    {
        if (length > buffer.Length - position)
            TooSmall();
        var taken = buffer.Slice(position, length);
        position += length;
        return taken;
    }

    [DoesNotReturn]
    static void TooSmall() =>
        throw new ArgumentException("The buffer is smaller than the row. Give one of the size that MaxSize returns.");
}
