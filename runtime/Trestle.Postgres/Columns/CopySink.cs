using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Trestle.Postgres.Columns;

/// <summary>Writes values in the binary format of COPY: of each its length in bytes and itself, greatest byte first.</summary>
struct CopySink(CopyBuffer to) : IValueSink
{
    const int NoValue = -1;
    const byte DocumentVersion = 1;

    public readonly void Null() => to.Int32(NoValue);

    public readonly void Value<T>(T value)
        where T : struct
    {
        if (typeof(T) == typeof(bool))
            Write([(bool)(object)value ? (byte)1 : (byte)0]);
        else if (typeof(T) == typeof(short))
            Int16((short)(object)value);
        else if (typeof(T) == typeof(int))
            Int32((int)(object)value);
        else if (typeof(T) == typeof(long))
            Int64((long)(object)value);
        else if (typeof(T) == typeof(float))
            Int32(BitConverter.SingleToInt32Bits((float)(object)value));
        else if (typeof(T) == typeof(double))
            Int64(BitConverter.DoubleToInt64Bits((double)(object)value));
        else
            Wide(value);
    }

    public readonly void Text(string value) => to.Text(value, default);

    public readonly void Json(ReadOnlyMemory<byte> utf8) => Write(utf8.Span);

    public readonly void Document(string json) => to.Text(json, [DocumentVersion]);

    readonly void Wide<T>(T value)
        where T : struct
    {
        if (typeof(T) == typeof(Guid))
            Uuid((Guid)(object)value);
        else if (typeof(T) == typeof(ReadOnlyMemory<byte>))
            Write(((ReadOnlyMemory<byte>)(object)value).Span);
        else if (typeof(T) == typeof(TimeSpan))
            Interval((TimeSpan)(object)value);
        else if (typeof(T) == typeof(decimal))
            Numeric((decimal)(object)value);
        else if (typeof(T) == typeof(BigInteger))
            Numeric((BigInteger)(object)value);
        else
            throw new InvalidOperationException($"No column has the form of {typeof(T)}. Give the dialect, the slots and this the same forms.");
    }

    readonly void Int16(short value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(short)];
        BinaryPrimitives.WriteInt16BigEndian(bytes, value);
        Write(bytes);
    }

    readonly void Int32(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        Write(bytes);
    }

    readonly void Int64(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        Write(bytes);
    }

    readonly void Uuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Write(bytes);
    }

    // Microseconds within a day, days, months.
    readonly void Interval(TimeSpan value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value.Ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], value.Days);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], 0);
        Write(bytes);
    }

    readonly void Numeric(decimal value)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        Digits(text[..length]);
    }

    readonly void Numeric(BigInteger value)
    {
        Span<char> text = stackalloc char[80];
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        Digits(text[..length]);
    }

    readonly void Digits(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[NumericForm.MostBytes];
        Write(bytes[..NumericForm.Write(text, bytes)]);
    }

    readonly void Write(scoped ReadOnlySpan<byte> value)
    {
        to.Int32(value.Length);
        to.Bytes(value);
    }
}
