using System.Globalization;
using System.Text;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Sqlite.Native;

/// <summary>
/// Reads the columns of a statement's current row, one after the other. SQLite gives a column any type: each is looked at.
/// </summary>
unsafe ref struct ColumnReader(Statement statement) : IColumnReader
{
    readonly nint handle = statement.Handle;
    int column = -1;

    public bool TakeNull()
    {
        if (Sqlite3.ColumnType(handle, column + 1) != Sqlite3.TypeNull)
            return false;
        column++;
        return true;
    }

    public bool Bool() => Integer(0, 1) != 0;

    public sbyte Int8() => (sbyte)Integer(sbyte.MinValue, sbyte.MaxValue);

    public short Int16() => (short)Integer(short.MinValue, short.MaxValue);

    public int Int32() => (int)Integer(int.MinValue, int.MaxValue);

    public long Int64() => Integer();

    public byte UInt8() => (byte)Integer(0, byte.MaxValue);

    public ushort UInt16() => (ushort)Integer(0, ushort.MaxValue);

    public uint UInt32() => (uint)Integer(0, uint.MaxValue);

    public ulong UInt64() =>
        ulong.TryParse(Utf8(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Corrupt("an unsigned integer in digits");

    public UInt128 UInt128() =>
        System.UInt128.TryParse(Utf8(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Corrupt("an unsigned integer in digits");

    public UInt256 UInt256() =>
        Trestle.UInt256.TryParse(Encoding.UTF8.GetString(Utf8()), out var value) ? value : throw Corrupt("an unsigned integer in digits");

    public float Float32() => (float)Float64();

    public double Float64()
    {
        var type = Sqlite3.ColumnType(handle, ++column);
        if (type is Sqlite3.TypeFloat or Sqlite3.TypeInteger)
            return NegativeZero.FromStored(Sqlite3.ColumnDouble(handle, column));
        return type == Sqlite3.TypeText && Span().SequenceEqual(SqliteForms.NaN) ? double.NaN : throw Corrupt("a number");
    }

    public decimal Decimal(int precision, int scale)
    {
        if (SqliteForms.IsNarrow(precision))
            return Decimals.ToDecimal(Integer(), scale);
        return SqliteForms.TryRead(Utf8(), scale, out var scaled)
            ? Decimals.ToDecimal(scaled, scale)
            : throw Corrupt("a decimal in its stored form");
    }

    public string Text() => Encoding.UTF8.GetString(Utf8());

    public Bytes Binary() => new(Blob());

    public Guid Uuid()
    {
        var blob = Blob();
        return blob.Length == 16 ? new Guid(blob, bigEndian: true) : throw Corrupt("a UUID of 16 bytes");
    }

    public DateTimeOffset Timestamp() => Micros.ToTimestamp(Integer());

    public NanoTimestamp NanoTimestamp() => new(Integer());

    public DateOnly Date()
    {
        Span<char> text = stackalloc char[SqliteForms.DateLength];
        var utf8 = Utf8();
        return utf8.Length == text.Length
            && Encoding.UTF8.TryGetChars(utf8, text, out var length)
            && DateOnly.TryParseExact(text[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw Corrupt("a date such as 2026-01-31");
    }

    public TimeOnly Time() => Micros.ToTime(Integer());

    public TimeSpan Duration() => Micros.ToDuration(Integer());

    public int Enum() => Int32();

    public Json Json() => Trestle.Json.TryFromUtf8(Utf8(), out var json) ? json : throw Corrupt("a JSON document");

    public string Document() => Text();

    long Integer(long least, long most)
    {
        var value = Integer();
        return value >= least && value <= most ? value : throw Corrupt($"an integer from {least} to {most}");
    }

    long Integer() =>
        Sqlite3.ColumnType(handle, ++column) == Sqlite3.TypeInteger ? Sqlite3.ColumnInt64(handle, column) : throw Corrupt("an integer");

    ReadOnlySpan<byte> Utf8() => Sqlite3.ColumnType(handle, ++column) == Sqlite3.TypeText ? Span() : throw Corrupt("text");

    ReadOnlySpan<byte> Blob() => Sqlite3.ColumnType(handle, ++column) == Sqlite3.TypeBlob ? Span() : throw Corrupt("a blob");

    // The blob of a text is its UTF-8, without the terminator that the text function might have to add.
    readonly ReadOnlySpan<byte> Span()
    {
        var data = Sqlite3.ColumnBlob(handle, column);
        return new(data, Sqlite3.ColumnBytes(handle, column));
    }

    readonly CorruptRecordException Corrupt(string expected) => statement.Corrupt(expected);
}
