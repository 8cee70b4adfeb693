using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    /// <summary>Writes a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bool(bool value) => position = Raw(buffer, position, value ? "true"u8 : "false"u8);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int8(sbyte value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int16(short value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int32(int value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int64(long value) => position = Integer(buffer, position, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt8(byte value) => UInt64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt16(ushort value) => UInt64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt32(uint value) => UInt64(value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt64(ulong value) => position = Integer(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Integer(Span<byte> buffer, int position, long value)
    {
        var to = new JsonWriter(buffer, position);
        if (value < 0)
            to.Put('-');
        return Integer(buffer, to.position, value < 0 ? 0 - (ulong)value : (ulong)value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Integer(Span<byte> buffer, int position, ulong value) => buffer.Length - position < JsonDigits.IntegerRoom
        ? Number(buffer, position, value)
        : position + JsonDigits.Write(value, ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position));

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int128(Int128 value) => position = Number(buffer, position, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt128(UInt128 value) => position = Number(buffer, position, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt256(UInt256 value) => position = Raw(buffer, position, Encoding.ASCII.GetBytes(value.ToString()));

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Float32(float value) => position = float.IsFinite(value) ? Number(buffer, position, value) : Special(buffer, position, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Float64(double value) => position = double.IsFinite(value) ? Number(buffer, position, value) : Special(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Special(Span<byte> buffer, int position, double value)
    {
        var to = new JsonWriter(buffer, position);
        to.Quote();
        to.Raw(double.IsNaN(value) ? NotANumber : value > 0 ? Infinity : MinusInfinity);
        to.Quote();
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Uuid(Guid value) => position = Uuid(buffer, position, in value);

    // By reference: in two registers it would have to be put together again, in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Uuid(Span<byte> buffer, int position, in Guid value)
    {
        const int Length = JsonDigits.UuidLength + 2;
        if (buffer.Length - position < Length)
            TooSmall();
        ref var quote = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        quote = (byte)'"';
        JsonDigits.Write(UuidBytes.Ordered(value), ref Unsafe.Add(ref quote, 1));
        Unsafe.Add(ref quote, Length - 1) = (byte)'"';
        return position + Length;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(string value) => position = Text(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Text(Span<byte> buffer, int position, string value)
    {
        if (buffer.Length - position < value.Length + 2 || JsonEscapes.IsAnyIn(value))
            return AnyText(buffer, position, value);
        ref var quote = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        if (!AsciiText.TryNarrow(value, ref Unsafe.Add(ref quote, 1)))
            return AnyText(buffer, position, value);
        quote = (byte)'"';
        Unsafe.Add(ref quote, value.Length + 1) = (byte)'"';
        return position + value.Length + 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int AnyText(Span<byte> buffer, int position, string value)
    {
        var to = new JsonWriter(buffer, position);
        to.Quote();
        var start = to.position;
        to.position += StrictUtf8.Write(value, to.buffer[start..]);
        var special = JsonEscapes.IndexOf(to.buffer[start..to.position]);
        if (special >= 0)
            to.Escape(start + special);
        to.Quote();
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Document(Json value) => position = Raw(buffer, position, value.Utf8);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Raw(Span<byte> buffer, int position, scoped ReadOnlySpan<byte> text)
    {
        var to = new JsonWriter(buffer, position);
        to.Raw(text);
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bytes(scoped ReadOnlySpan<byte> value) => position = Bytes(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Bytes(Span<byte> buffer, int position, scoped ReadOnlySpan<byte> value)
    {
        var to = new JsonWriter(buffer, position);
        to.Quote();
        Base64.EncodeToUtf8(value, to.Take(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out _);
        to.Quote();
        return to.position;
    }

    /// <summary>Writes bytes of a fixed number. Throws <see cref="ArgumentException"/> when their number is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FixedBytes(scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        Bytes(value);
    }

    void Quote() => Put('"');

    void Raw(scoped ReadOnlySpan<byte> text) => text.CopyTo(Take(text.Length));

    // Writes the text anew from the first byte on that must be escaped.
    void Escape(int start)
    {
        var length = position - start;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        buffer[start..position].CopyTo(copy);
        ReadOnlySpan<byte> text = copy.AsSpan(0, length);
        position = start;
        for (var special = 0; special >= 0; special = JsonEscapes.IndexOf(text))
        {
            Raw(text[..special]);
            Require(6);
            position += JsonEscapes.Write(text[special], buffer[position..]);
            text = text[(special + 1)..];
        }
        Raw(text);
        ArrayPool<byte>.Shared.Return(copy);
    }

    readonly void Require(int length)
    {
        if (length > buffer.Length - position)
            TooSmall();
    }
}
