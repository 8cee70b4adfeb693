using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Trestle.Keys;

/// <summary>
/// Writes the parts of a key so that the bytes sort as the values do; README.md beside this file gives the encoding byte by byte.
/// Every part but the last of a primary key is self-delimiting. <c>descending</c> complements the bytes of a part. A part that does
/// not fit throws <see cref="KeyTooLongException"/>.
/// </summary>
/// <param name="to">Where the key goes.</param>
public ref struct KeyWriter(Span<byte> to)
{
    /// <summary>A buffer of this size takes every key that a schema admits.</summary>
    public const int BufferSize = 512;

    readonly Span<byte> buffer = to;
    int length;

    /// <summary>How many bytes were written.</summary>
    public readonly int Length => length;

    /// <summary>What was written; lives as long as the buffer.</summary>
    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    /// <summary>A copy of what was written.</summary>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>Writes whether a nullable part has a value, and returns it: the value follows if it is true.</summary>
    public bool Present(bool present, bool descending = false)
    {
        Bool(present, descending);
        return present;
    }

    /// <summary>Writes a bool: false sorts before true.</summary>
    public void Bool(bool value, bool descending = false) => Take(1)[0] = (byte)((value ? 1 : 0) ^ Mask(descending));

    /// <summary>Writes an 8-bit signed integer.</summary>
    public void Int8(sbyte value, bool descending = false) => Take(1)[0] = (byte)(value ^ sbyte.MinValue ^ Mask(descending));

    /// <summary>Writes an 8-bit unsigned integer.</summary>
    public void UInt8(byte value, bool descending = false) => Take(1)[0] = (byte)(value ^ Mask(descending));

    /// <summary>Writes a 16-bit signed integer.</summary>
    public void Int16(short value, bool descending = false) => UInt16((ushort)(value ^ short.MinValue), descending);

    /// <summary>Writes a 16-bit unsigned integer.</summary>
    public void UInt16(ushort value, bool descending = false) =>
        BinaryPrimitives.WriteUInt16BigEndian(Take(2), descending ? (ushort)~value : value);

    /// <summary>Writes a 32-bit signed integer.</summary>
    public void Int32(int value, bool descending = false) => UInt32((uint)(value ^ int.MinValue), descending);

    /// <summary>Writes a 32-bit unsigned integer.</summary>
    public void UInt32(uint value, bool descending = false) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), descending ? ~value : value);

    /// <summary>Writes a 64-bit signed integer.</summary>
    public void Int64(long value, bool descending = false) => UInt64((ulong)(value ^ long.MinValue), descending);

    /// <summary>Writes a 64-bit unsigned integer.</summary>
    public void UInt64(ulong value, bool descending = false) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), descending ? ~value : value);

    /// <summary>Writes a 128-bit unsigned integer.</summary>
    public void UInt128(UInt128 value, bool descending = false) =>
        BinaryPrimitives.WriteUInt128BigEndian(Take(16), descending ? ~value : value);

    /// <summary>Writes a 256-bit unsigned integer.</summary>
    public void UInt256(UInt256 value, bool descending = false)
    {
        var part = Take(Trestle.UInt256.Size);
        value.WriteBigEndian(part);
        Complement(part, descending);
    }

    /// <summary>Writes a 32-bit float in total order: -0 before +0, NaN behind infinity.</summary>
    public void Float32(float value, bool descending = false) => UInt32(FloatOrder.ToOrdered(value), descending);

    /// <summary>Writes a 64-bit float in total order: -0 before +0, NaN behind infinity.</summary>
    public void Float64(double value, bool descending = false) => UInt64(FloatOrder.ToOrdered(value), descending);

    /// <summary>
    /// Writes a decimal of at most 18 digits. Throws <see cref="OverflowException"/> when it has more decimals than
    /// <paramref name="scale"/>.
    /// </summary>
    public void Decimal64(decimal value, int scale, bool descending = false) => Int64(Decimals.ToScaled64(value, scale), descending);

    /// <summary>
    /// Writes a decimal of more than 18 digits. Throws <see cref="OverflowException"/> when it has more decimals than
    /// <paramref name="scale"/>.
    /// </summary>
    public void Decimal128(decimal value, int scale, bool descending = false) =>
        UInt128((UInt128)(Decimals.ToScaled128(value, scale) ^ Int128.MinValue), descending);

    /// <summary>Writes a UUID in the order of RFC 4122, that of its text.</summary>
    public void Uuid(Guid value, bool descending = false)
    {
        var part = Take(16);
        UuidBytes.Write(value, part);
        Complement(part, descending);
    }

    /// <summary>Writes an instant, cut down to microseconds.</summary>
    public void Timestamp(DateTimeOffset value, bool descending = false) => Int64(Micros.FromTimestamp(value), descending);

    /// <summary>Writes an instant in nanoseconds.</summary>
    public void NanoTimestamp(NanoTimestamp value, bool descending = false) => Int64(value.Nanoseconds, descending);

    /// <summary>Writes a calendar date.</summary>
    public void Date(DateOnly value, bool descending = false) => Int32(Dates.FromDate(value), descending);

    /// <summary>Writes a time of day, cut down to microseconds.</summary>
    public void Time(TimeOnly value, bool descending = false) => Int64(Micros.FromTime(value), descending);

    /// <summary>Writes a span of time, cut down to microseconds.</summary>
    public void Duration(TimeSpan value, bool descending = false) => Int64(Micros.FromDuration(value), descending);

    /// <summary>Writes text, ended by a zero byte. Throws <see cref="ArgumentException"/> for text that no row can hold.</summary>
    public void Text(string value, bool descending = false)
    {
        var start = length;
        LastText(value);
        EndText(start, descending);
    }

    /// <inheritdoc cref="Text(string, bool)"/>
    public void Text(ReadOnlySpan<byte> utf8, bool descending = false)
    {
        var start = length;
        LastText(utf8);
        EndText(start, descending);
    }

    /// <summary>Writes text that ends with the key. Throws <see cref="ArgumentException"/> for text that no row can hold.</summary>
    public void LastText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var written = KeyEncoding.Transcode(value, buffer[length..]);
        KeyEncoding.RefuseZero(buffer.Slice(length, written));
        length += written;
    }

    /// <inheritdoc cref="LastText(string)"/>
    public void LastText(ReadOnlySpan<byte> utf8)
    {
        KeyEncoding.RefuseZero(utf8);
        utf8.CopyTo(Take(utf8.Length));
    }

    /// <summary>Writes bytes of varying length: zero bytes escaped as 00 FF, and 00 00 at the end.</summary>
    public void Binary(ReadOnlySpan<byte> value, bool descending = false)
    {
        var start = length;
        for (var zero = value.IndexOf((byte)0); zero >= 0; zero = value.IndexOf((byte)0))
        {
            LastBinary(value[..(zero + 1)]);
            Take(1)[0] = KeyEncoding.Escaped;
            value = value[(zero + 1)..];
        }
        LastBinary(value);
        Take(2).Clear();
        Complement(buffer[start..length], descending);
    }

    /// <summary>Writes bytes of varying length that end with the key.</summary>
    public void LastBinary(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>
    /// Writes exactly <paramref name="size"/> bytes. Throws <see cref="ArgumentException"/> when <paramref name="value"/> has
    /// another length.
    /// </summary>
    public void FixedBinary(ReadOnlySpan<byte> value, int size, bool descending = false)
    {
        if (value.Length != size)
        {
            throw new ArgumentException(
                $"A key of {value.Length} bytes was given where the schema says {size}. Give {size} bytes.", nameof(value));
        }
        var part = Take(size);
        value.CopyTo(part);
        Complement(part, descending);
    }

    void EndText(int start, bool descending)
    {
        Take(1)[0] = 0;
        Complement(buffer[start..length], descending);
    }

    Span<byte> Take(int count)
    {
        if (count > buffer.Length - length)
            ThrowTooLong(length + count);
        var part = buffer.Slice(length, count);
        length += count;
        return part;
    }

    static int Mask(bool descending) => descending ? 0xFF : 0;

    static void Complement(Span<byte> part, bool descending)
    {
        if (descending)
            KeyEncoding.Complement(part);
    }

    [DoesNotReturn]
    readonly void ThrowTooLong(int needed) => throw KeyEncoding.TooLong(needed, buffer.Length);
}
