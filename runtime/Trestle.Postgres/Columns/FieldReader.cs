using System.Numerics;
using Npgsql;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Columns;

/// <summary>Reads the columns of a row of the server, one after the other: the inverse of <see cref="ColumnBinder{TSink}"/>.</summary>
ref struct FieldReader(NpgsqlDataReader row) : IColumnReader
{
    int column = -1;

    public bool TakeNull()
    {
        if (!row.IsDBNull(column + 1))
            return false;
        column++;
        return true;
    }

    public bool Bool() => Get<bool>();

    public sbyte Int8() => (sbyte)Within(Get<short>(), sbyte.MinValue, sbyte.MaxValue);

    public short Int16() => Get<short>();

    public int Int32() => Get<int>();

    public long Int64() => Get<long>();

    public byte UInt8() => (byte)Within(Get<short>(), 0, byte.MaxValue);

    public ushort UInt16() => (ushort)Within(Get<int>(), 0, ushort.MaxValue);

    public uint UInt32() => (uint)Within(Get<long>(), 0, uint.MaxValue);

    public ulong UInt64()
    {
        var value = Get<decimal>();
        return value is >= 0 and <= ulong.MaxValue && decimal.IsInteger(value) ? (ulong)value : throw Corrupt();
    }

    public UInt128 UInt128()
    {
        var value = Get<BigInteger>();
        return value >= 0 && value <= System.UInt128.MaxValue ? (UInt128)value : throw Corrupt();
    }

    public UInt256 UInt256()
    {
        var value = Get<BigInteger>();
        return value >= 0 && value <= (BigInteger)Trestle.UInt256.MaxValue ? (UInt256)value : throw Corrupt();
    }

    public float Float32() => NegativeZero.FromStored(Get<float>());

    public double Float64() => NegativeZero.FromStored(Get<double>());

    // Every store gives a decimal with as many digits behind the point as its field has.
    public decimal Decimal(int precision, int scale)
    {
        var value = Get<decimal>();
        if (value.Scale == scale)
            return value;
        return Decimals.TryScale(value, scale, out var scaled) ? Decimals.ToDecimal(scaled, scale) : throw Corrupt();
    }

    public string Text() => Get<string>();

    public Bytes Binary() => new(Get<byte[]>());

    public Guid Uuid() => Get<Guid>();

    public DateTimeOffset Timestamp() => PostgresForms.ToTimestamp(Get<long>());

    public NanoTimestamp NanoTimestamp() => new(Get<long>());

    public DateOnly Date() => PostgresForms.ToDate(Get<int>());

    public TimeOnly Time() => Micros.ToTime(Get<long>());

    public TimeSpan Duration() => Get<TimeSpan>();

    public int Enum() => Get<int>();

    public Json Json() => Trestle.Json.TryFromUtf8(Get<byte[]>(), out var json) ? json : throw Corrupt();

    public string Document() => Get<string>();

    readonly long Within(long value, long least, long most) => value >= least && value <= most ? value : throw Corrupt();

    T Get<T>()
    {
        column++;
        try
        {
            return row.GetFieldValue<T>(column);
        }
        catch (Exception error) when (error is InvalidCastException or OverflowException or ArgumentException)
        {
            throw Corrupt(error);
        }
    }

    readonly CorruptRecordException Corrupt(Exception? error = null) => new(
        $"Column '{row.GetName(column)}' holds a value of type {row.GetDataTypeName(column)} that its field cannot hold. "
            + "Correct the row, or restore a backup.", error);
}
