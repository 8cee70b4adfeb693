using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

public ref partial struct CborReader
{
    const int PositiveBig = 2;
    const int NegativeBig = 3;

    /// <summary>The value at which the reader stands, as in a list.</summary>
    public bool Bool() => Byte() switch
    {
        0xf5 => true,
        0xf4 => false,
        _ => Other<bool>(),
    };

    /// <inheritdoc cref="Bool()"/>
    public sbyte Int8() => (sbyte)Signed(sbyte.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    public short Int16() => (short)Signed(short.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Int32() => (int)Signed(int.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Int64() => Signed(long.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    public byte UInt8() => (byte)Unsigned(byte.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    public ushort UInt16() => (ushort)Unsigned(ushort.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    public uint UInt32() => (uint)Unsigned(uint.MaxValue);

    /// <inheritdoc cref="Bool()"/>
    public ulong UInt64() => Argument(Major.Unsigned);

    /// <inheritdoc cref="Bool()"/>
    public float Float32() => Byte() switch
    {
        0xf9 => (float)BinaryPrimitives.ReadHalfBigEndian(Take(2)),
        0xfa => BinaryPrimitives.ReadSingleBigEndian(Take(4)),
        _ => Other<float>(),
    };

    /// <inheritdoc cref="Bool()"/>
    public double Float64() => Byte() switch
    {
        0xf9 => (double)BinaryPrimitives.ReadHalfBigEndian(Take(2)),
        0xfa => BinaryPrimitives.ReadSingleBigEndian(Take(4)),
        0xfb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
        _ => Other<double>(),
    };

    /// <inheritdoc cref="Bool()"/>
    public Int128 Int128()
    {
        var value = (Int128)Integer(16, out var isNegative).Lower;
        if (value < 0)
            OutOfRange();
        return isNegative ? -1 - value : value;
    }

    /// <inheritdoc cref="Bool()"/>
    public UInt128 UInt128() => Natural(16).Lower;

    /// <inheritdoc cref="Bool()"/>
    public UInt256 UInt256() => Natural(32);

    /// <inheritdoc cref="Bool()"/>
    public Guid Uuid() => UuidBytes.Read(FixedBytes(16));

    /// <inheritdoc cref="Bool()"/>
    public string Text() => StrictUtf8.Read(Utf8());

    /// <summary>The UTF-8 bytes of the text; they are not checked to be UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8() => Take(Argument(Major.Text));

    /// <inheritdoc cref="Bool()"/>
    public Json Document() => StrictUtf8.ReadDocument(Utf8());

    /// <summary>The text of the document; it is not checked to be one.</summary>
    public ReadOnlySpan<byte> DocumentUtf8() => Utf8();

    /// <inheritdoc cref="Bool()"/>
    public ReadOnlySpan<byte> Bytes() => Take(Argument(Major.Bytes));

    /// <summary>The value of exactly <paramref name="length"/> bytes.</summary>
    public ReadOnlySpan<byte> FixedBytes(int length) => FixedLength.Read(Bytes(), length);

    /// <summary>A reader of the struct at which this one stands.</summary>
    public CborReader Table()
    {
        var start = position;
        Skip();
        return new(buffer[start..position], depth + 1);
    }

    T[] List<T>(CborRead<T> read)
    {
        var count = Count(Major.Array, 1);
        if (count == 0)
            return [];
        var list = new T[count];
        for (var i = 0; i < list.Length; i++)
            list[i] = read(ref this);
        return list;
    }

    Dictionary<string, T> Map<T>(CborRead<T> read)
    {
        var count = Count(Major.Map, 2);
        var map = new Dictionary<string, T>(count);
        for (var i = 0; i < count; i++)
        {
            if (!map.TryAdd(Text(), read(ref this)))
                Corrupt.Malformed("A stored map has the same key twice.");
        }
        return map;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long Signed(long max)
    {
        var first = Byte();
        if (first >> 5 > Major.Negative)
            return Other<long>();
        var number = Rest(first & 31);
        if (number > (ulong)max)
            OutOfRange();
        return first >> 5 == Major.Unsigned ? (long)number : ~(long)number;
    }

    ulong Unsigned(ulong max)
    {
        var number = Argument(Major.Unsigned);
        if (number > max)
            OutOfRange();
        return number;
    }

    UInt256 Natural(int size)
    {
        var magnitude = Integer(size, out var isNegative);
        if (isNegative)
            OutOfRange();
        return magnitude;
    }

    // An integer of any size: n, or -1 - n.
    UInt256 Integer(int size, out bool isNegative)
    {
        var first = Byte();
        var number = Rest(first & 31);
        isNegative = first >> 5 == Major.Negative || (first >> 5 == Major.Tag && number == NegativeBig);
        if (first >> 5 is Major.Unsigned or Major.Negative)
            return number;
        if (first >> 5 != Major.Tag || number is not (PositiveBig or NegativeBig))
            return Other<UInt256>();
        var digits = Bytes();
        if (digits.Length > size)
            OutOfRange();
        if (digits.Length <= 8 || digits[0] == 0)
            Corrupt.Malformed("A stored row is not in the deterministic form of CBOR.");
        Span<byte> bytes = stackalloc byte[32];
        bytes.Clear();
        digits.CopyTo(bytes[^digits.Length..]);
        return Trestle.UInt256.ReadBigEndian(bytes);
    }

    static T Other<T>()
    {
        Corrupt.Malformed("A stored value is of another CBOR type than its field.");
        return default;
    }

    static void OutOfRange() => Corrupt.Malformed("A stored number is out of the range of its field.");
}
