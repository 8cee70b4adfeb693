using System.Buffers.Binary;
using System.Text;

namespace Trestle.Keys;

/// <summary>
/// Reads the parts of a key that <see cref="KeyWriter"/> wrote, in the same order. Bytes that cannot be such a key throw
/// <see cref="CorruptRecordException"/>; nothing else is thrown.
/// </summary>
/// <param name="from">The key.</param>
public ref struct KeyReader(ReadOnlySpan<byte> from)
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    ReadOnlySpan<byte> rest = from;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => rest;

    /// <summary>Gives <paramref name="key"/> back, once it is sure that nothing follows it.</summary>
    public readonly TKey End<TKey>(TKey key) => rest.IsEmpty ? key : throw KeyEncoding.Corrupt($"is {rest.Length} bytes too long");

    /// <summary>Reads whether a nullable part has a value: the value follows if it has.</summary>
    public bool Present(bool descending = false) => Bool(descending);

    /// <summary>Reads a bool.</summary>
    public bool Bool(bool descending = false)
    {
        var value = UInt8(descending);
        return value <= 1 ? value == 1 : throw KeyEncoding.Corrupt($"has {value} where 0 or 1 belongs");
    }

    /// <summary>Reads an 8-bit signed integer.</summary>
    public sbyte Int8(bool descending = false) => (sbyte)(UInt8(descending) ^ 0x80);

    /// <summary>Reads an 8-bit unsigned integer.</summary>
    public byte UInt8(bool descending = false) => descending ? (byte)~Take(1)[0] : Take(1)[0];

    /// <summary>Reads a 16-bit signed integer.</summary>
    public short Int16(bool descending = false) => (short)(UInt16(descending) ^ 0x8000);

    /// <summary>Reads a 16-bit unsigned integer.</summary>
    public ushort UInt16(bool descending = false)
    {
        var value = BinaryPrimitives.ReadUInt16BigEndian(Take(2));
        return descending ? (ushort)~value : value;
    }

    /// <summary>Reads a 32-bit signed integer.</summary>
    public int Int32(bool descending = false) => (int)UInt32(descending) ^ int.MinValue;

    /// <summary>Reads a 32-bit unsigned integer.</summary>
    public uint UInt32(bool descending = false)
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        return descending ? ~value : value;
    }

    /// <summary>Reads a 64-bit signed integer.</summary>
    public long Int64(bool descending = false) => (long)UInt64(descending) ^ long.MinValue;

    /// <summary>Reads a 64-bit unsigned integer.</summary>
    public ulong UInt64(bool descending = false)
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(Take(8));
        return descending ? ~value : value;
    }

    /// <summary>Reads a 128-bit unsigned integer.</summary>
    public UInt128 UInt128(bool descending = false)
    {
        var value = BinaryPrimitives.ReadUInt128BigEndian(Take(16));
        return descending ? ~value : value;
    }

    /// <summary>Reads a 256-bit unsigned integer.</summary>
    public UInt256 UInt256(bool descending = false) => new(UInt128(descending), UInt128(descending));

    /// <summary>Reads a 32-bit float.</summary>
    public float Float32(bool descending = false) => FloatOrder.ToSingle(UInt32(descending));

    /// <summary>Reads a 64-bit float.</summary>
    public double Float64(bool descending = false) => FloatOrder.ToDouble(UInt64(descending));

    /// <summary>Reads a decimal of at most 18 digits.</summary>
    public decimal Decimal64(int scale, bool descending = false) => Decimals.ToDecimal(Int64(descending), scale);

    /// <summary>Reads a decimal of more than 18 digits.</summary>
    public decimal Decimal128(int scale, bool descending = false) =>
        Decimals.ToDecimal((Int128)UInt128(descending) ^ Int128.MinValue, scale);

    /// <summary>Reads a UUID.</summary>
    public Guid Uuid(bool descending = false)
    {
        if (!descending)
            return UuidBytes.Read(Take(UuidBytes.Size));
        Span<byte> bytes = stackalloc byte[UuidBytes.Size];
        Copy(Take(UuidBytes.Size), bytes, descending);
        return UuidBytes.Read(bytes);
    }

    /// <summary>Reads an instant, in UTC.</summary>
    public DateTimeOffset Timestamp(bool descending = false) => Micros.ToTimestamp(Int64(descending));

    /// <summary>Reads an instant in nanoseconds.</summary>
    public NanoTimestamp NanoTimestamp(bool descending = false) => new(Int64(descending));

    /// <summary>Reads a calendar date.</summary>
    public DateOnly Date(bool descending = false) => Dates.ToDate(Int32(descending));

    /// <summary>Reads a time of day.</summary>
    public TimeOnly Time(bool descending = false) => Micros.ToTime(Int64(descending));

    /// <summary>Reads a span of time.</summary>
    public TimeSpan Duration(bool descending = false) => Micros.ToDuration(Int64(descending));

    /// <summary>Reads text up to its zero byte.</summary>
    public string Text(bool descending = false)
    {
        var part = Take(KeyMeasure.Text(rest, descending))[..^1];
        return descending ? Decode(Inverted(part)) : Decode(part);
    }

    /// <summary>Reads text up to the end of the key.</summary>
    public string LastText() => Decode(Take(rest.Length));

    /// <summary>Reads bytes of varying length up to their 00 00.</summary>
    public Bytes Binary(bool descending = false)
    {
        var part = Inverted(Take(KeyMeasure.Binary(rest, descending))[..^2], descending);
        var length = 0;
        for (var at = 0; at < part.Length; at++)
        {
            part[length++] = part[at];
            if (part[at] == 0)
                at++;
        }
        return new Bytes(part.AsSpan(0, length));
    }

    /// <summary>Reads bytes of varying length up to the end of the key.</summary>
    public Bytes LastBinary() => new(Take(rest.Length));

    /// <summary>Reads exactly <paramref name="size"/> bytes.</summary>
    public Bytes FixedBinary(int size, bool descending = false) => Bytes.Wrap(Inverted(Take(size), descending));

    /// <summary>Passes over <paramref name="count"/> bytes and returns them.</summary>
    ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw KeyEncoding.Corrupt($"ends {count - rest.Length} bytes early");
        var part = rest[..count];
        rest = rest[count..];
        return part;
    }

    static void Copy(ReadOnlySpan<byte> part, Span<byte> to, bool descending)
    {
        part.CopyTo(to);
        if (descending)
            KeyEncoding.Complement(to);
    }

    static byte[] Inverted(ReadOnlySpan<byte> part, bool descending = true)
    {
        var copy = new byte[part.Length];
        Copy(part, copy, descending);
        return copy;
    }

    static string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw KeyEncoding.Corrupt("holds text that is not UTF-8");
        }
    }
}
