using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

public ref partial struct CborWriter
{
    /// <summary>Writes a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bool(bool value) => Take(1)[0] = value ? (byte)0xf5 : (byte)0xf4;

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
    public void Int64(long value) => position = Head(buffer, position, (int)(value >>> 63) << 5, (ulong)(value ^ (value >> 63)));

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt8(byte value) => position = Head(buffer, position, Major.Unsigned << 5, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt16(ushort value) => position = Head(buffer, position, Major.Unsigned << 5, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt32(uint value) => position = Head(buffer, position, Major.Unsigned << 5, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt64(ulong value) => position = Head(buffer, position, Major.Unsigned << 5, value);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Float32(float value) => position = Float32(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Float32(Span<byte> buffer, int position, float value)
    {
        var to = new CborWriter(buffer, position);
        if (float.IsNaN(value))
            BinaryPrimitives.WriteUInt16BigEndian(to.Initial(0xf9, 2), NotANumber);
        else if ((float)(Half)value == value)
            BinaryPrimitives.WriteHalfBigEndian(to.Initial(0xf9, 2), (Half)value);
        else
            BinaryPrimitives.WriteSingleBigEndian(to.Initial(0xfa, 4), value);
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Float64(double value) => position = Float64(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Float64(Span<byte> buffer, int position, double value)
    {
        var to = new CborWriter(buffer, position);
        if ((float)value == value || double.IsNaN(value))
            return Float32(buffer, position, (float)value);
        BinaryPrimitives.WriteDoubleBigEndian(to.Initial(0xfb, 8), value);
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int128(Int128 value) =>
        position = value < 0 ? Integer(buffer, position, (UInt128)~value, Major.Negative) : Integer(buffer, position, (UInt128)value, Major.Unsigned);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt128(UInt128 value) => position = Integer(buffer, position, value, Major.Unsigned);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UInt256(UInt256 value) => position = Integer(buffer, position, value, Major.Unsigned);

    // In a head when 64 bits are enough, else as a big integer without leading zeros.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Integer(Span<byte> buffer, int position, UInt256 magnitude, int major)
    {
        var to = new CborWriter(buffer, position);
        if (magnitude <= ulong.MaxValue)
        {
            to.Head(major, (ulong)magnitude);
            return to.position;
        }
        Span<byte> bytes = stackalloc byte[32];
        magnitude.WriteBigEndian(bytes);
        to.Head(Major.Tag, major == Major.Negative ? 3ul : 2ul);
        to.Bytes(bytes[bytes.IndexOfAnyExcept((byte)0)..]);
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Uuid(Guid value) => position = Uuid(buffer, position, in value);

    // By reference: in two registers it would have to be put together again, in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Uuid(Span<byte> buffer, int position, in Guid value)
    {
        var to = new CborWriter(buffer, position);
        UuidBytes.Write(value, to.Initial((Major.Bytes << 5) | UuidBytes.Size, UuidBytes.Size));
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(string value) => position = Text(buffer, position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Text(Span<byte> buffer, int position, string value)
    {
        var to = new CborWriter(buffer, position);
        to.position = Head(buffer, position, Major.Text << 5, (uint)value.Length);
        return buffer.Length - to.position >= value.Length
            && AsciiText.TryNarrow(value, ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), to.position))
            ? to.position + value.Length
            : AnyText(buffer, position, value, HeadLength(value.Length));
    }

    // How long the head is depends on what follows it: where the guess was wrong, the text is moved.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int AnyText(Span<byte> buffer, int position, string value, int guess)
    {
        var to = new CborWriter(buffer, position);
        to.Take(guess);
        var length = StrictUtf8.Write(value, buffer[to.position..]);
        var text = buffer.Slice(to.position, length);
        Span<byte> head = stackalloc byte[HeadMax];
        head = head[..Head(head, 0, Major.Text << 5, (uint)length)];
        to.position = position;
        to.Take(head.Length + length);
        text.CopyTo(buffer[(position + head.Length)..]);
        head.CopyTo(buffer[position..]);
        return to.position;
    }

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Document(Json value) => position = Block(buffer, position, Major.Text, value.Utf8);

    /// <inheritdoc cref="Bool"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bytes(scoped ReadOnlySpan<byte> value) => position = Block(buffer, position, Major.Bytes, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Block(Span<byte> buffer, int position, int major, scoped ReadOnlySpan<byte> value)
    {
        var to = new CborWriter(buffer, position);
        to.Head(major, (uint)value.Length);
        to.Raw(value);
        return to.position;
    }

    /// <summary>Writes bytes of a fixed number. Throws <see cref="ArgumentException"/> when their number is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FixedBytes(scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        Bytes(value);
    }

    // The one NaN of the deterministic form, in 16 bits.
    const ushort NotANumber = 0x7e00;

    static int HeadLength(int length) => length switch
    {
        < 24 => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => 5,
    };

    // Writes the first byte; the rest is the caller's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Span<byte> Initial(int first, int rest)
    {
        var taken = Take(1 + rest);
        taken[0] = (byte)first;
        return taken[1..];
    }
}
