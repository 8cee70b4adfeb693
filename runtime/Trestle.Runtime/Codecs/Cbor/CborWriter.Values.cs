using System.Buffers.Binary;

namespace Trestle.Codecs;

public ref partial struct CborWriter
{
    /// <summary>Writes a value.</summary>
    public void Bool(bool value) => Take(1)[0] = value ? (byte)0xf5 : (byte)0xf4;

    /// <inheritdoc cref="Bool"/>
    public void Int8(sbyte value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    public void Int16(short value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    public void Int32(int value) => Int64(value);

    /// <inheritdoc cref="Bool"/>
    public void Int64(long value) => Head(value < 0 ? Major.Negative : Major.Unsigned, (ulong)(value < 0 ? ~value : value));

    /// <inheritdoc cref="Bool"/>
    public void UInt8(byte value) => Head(Major.Unsigned, value);

    /// <inheritdoc cref="Bool"/>
    public void UInt16(ushort value) => Head(Major.Unsigned, value);

    /// <inheritdoc cref="Bool"/>
    public void UInt32(uint value) => Head(Major.Unsigned, value);

    /// <inheritdoc cref="Bool"/>
    public void UInt64(ulong value) => Head(Major.Unsigned, value);

    /// <inheritdoc cref="Bool"/>
    public void Float32(float value)
    {
        if (float.IsNaN(value))
            BinaryPrimitives.WriteUInt16BigEndian(Initial(0xf9, 2), NotANumber);
        else if ((float)(Half)value == value)
            BinaryPrimitives.WriteHalfBigEndian(Initial(0xf9, 2), (Half)value);
        else
            BinaryPrimitives.WriteSingleBigEndian(Initial(0xfa, 4), value);
    }

    /// <inheritdoc cref="Bool"/>
    public void Float64(double value)
    {
        if ((float)value == value || double.IsNaN(value))
            Float32((float)value);
        else
            BinaryPrimitives.WriteDoubleBigEndian(Initial(0xfb, 8), value);
    }

    /// <inheritdoc cref="Bool"/>
    public void Int128(Int128 value)
    {
        if (value < 0)
            Integer((UInt128)~value, Major.Negative);
        else
            Integer((UInt128)value, Major.Unsigned);
    }

    /// <inheritdoc cref="Bool"/>
    public void UInt128(UInt128 value) => Integer(value, Major.Unsigned);

    /// <inheritdoc cref="Bool"/>
    public void UInt256(UInt256 value) => Integer(value, Major.Unsigned);

    /// <inheritdoc cref="Bool"/>
    public void Uuid(Guid value)
    {
        Head(Major.Bytes, 16);
        UuidBytes.Write(value, Take(16));
    }

    /// <inheritdoc cref="Bool"/>
    public void Text(string value)
    {
        // How long the head is depends on what follows it: where the guess was wrong, the text is moved.
        var start = position;
        var guess = HeadLength(value.Length);
        Take(guess);
        var length = StrictUtf8.Write(value, buffer[position..]);
        position = start;
        var room = Take(HeadLength(length) + length);
        if (room.Length - length != guess)
            buffer.Slice(start + guess, length).CopyTo(room[^length..]);
        position = start;
        Head(Major.Text, (uint)length);
        position += length;
    }

    /// <inheritdoc cref="Bool"/>
    public void Document(Json value)
    {
        Head(Major.Text, (uint)value.Utf8.Length);
        Raw(value.Utf8);
    }

    /// <inheritdoc cref="Bool"/>
    public void Bytes(scoped ReadOnlySpan<byte> value)
    {
        Head(Major.Bytes, (uint)value.Length);
        Raw(value);
    }

    /// <summary>Writes bytes of a fixed number. Throws <see cref="ArgumentException"/> when their number is another.</summary>
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

    // In a head when 64 bits are enough, else as a big integer without leading zeros.
    void Integer(UInt256 magnitude, int major)
    {
        if (magnitude <= ulong.MaxValue)
        {
            Head(major, (ulong)magnitude);
            return;
        }
        Span<byte> bytes = stackalloc byte[32];
        magnitude.WriteBigEndian(bytes);
        Head(Major.Tag, major == Major.Negative ? 3ul : 2ul);
        Bytes(bytes[bytes.IndexOfAnyExcept((byte)0)..]);
    }
}
