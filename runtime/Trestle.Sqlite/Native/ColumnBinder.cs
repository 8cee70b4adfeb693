using System.Globalization;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Sqlite.Native;

/// <summary>
/// Binds values to the parameters of a statement, one after the other; the forms are those of <see cref="SqliteDialect"/>.
/// </summary>
unsafe ref struct ColumnBinder(Statement statement) : IColumnBinder
{
    readonly nint handle = statement.Handle;
    int parameter;

    public void Null() => Check(Sqlite3.BindNull(handle, ++parameter));

    public void Bool(bool value) => Int64(value ? 1 : 0);

    public void Int8(sbyte value) => Int64(value);

    public void Int16(short value) => Int64(value);

    public void Int32(int value) => Int64(value);

    public void Int64(long value) => Check(Sqlite3.BindInt64(handle, ++parameter, value));

    public void UInt8(byte value) => Int64(value);

    public void UInt16(ushort value) => Int64(value);

    public void UInt32(uint value) => Int64(value);

    public void UInt64(ulong value) => UInt128(value, SqliteForms.UInt64Digits);

    public void UInt128(UInt128 value) => UInt128(value, SqliteForms.UInt128Digits);

    public void UInt256(UInt256 value)
    {
        Span<byte> digits = stackalloc byte[SqliteForms.UInt256Digits];
        SqliteForms.Write(value, digits);
        Text(digits);
    }

    public void Float32(float value) => Float64(value);

    public void Float64(double value)
    {
        if (double.IsNaN(value))
            Text(SqliteForms.NaN);
        else
            Check(Sqlite3.BindDouble(handle, ++parameter, NegativeZero.ToStored(value, "SQLite")));
    }

    public void Decimal(decimal value, int precision, int scale)
    {
        if (SqliteForms.IsNarrow(precision))
        {
            Int64(Decimals.ToScaled64(value, scale));
            return;
        }
        Span<byte> text = stackalloc byte[SqliteForms.WideDecimalLength];
        Text(text[..SqliteForms.Write(Decimals.ToScaled128(value, scale), scale, text)]);
    }

    public void Text(string value)
    {
        var length = statement.Keep(value, out var at);
        Check(Sqlite3.BindText(handle, ++parameter, at, length, 0));
    }

    public void Text(scoped ReadOnlySpan<byte> utf8) => Check(Sqlite3.BindText(handle, ++parameter, statement.Keep(utf8), utf8.Length, 0));

    public void Binary(Bytes value) => Binary(value.Span);

    public void Binary(scoped ReadOnlySpan<byte> value) =>
        Check(Sqlite3.BindBlob(handle, ++parameter, statement.Keep(value), value.Length, 0));

    public void Uuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Binary(bytes);
    }

    public void Timestamp(DateTimeOffset value) => Int64(Micros.FromTimestamp(value));

    public void NanoTimestamp(NanoTimestamp value) => Int64(value.Nanoseconds);

    public void Date(DateOnly value)
    {
        Span<byte> text = stackalloc byte[SqliteForms.DateLength];
        value.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Text(text);
    }

    public void Time(TimeOnly value) => Int64(Micros.FromTime(value));

    public void Duration(TimeSpan value) => Int64(Micros.FromDuration(value));

    public void Enum(int value) => Int64(value);

    public void Json(Json value) => Text(value.Utf8);

    public void Document(string json) => Text(json);

    void UInt128(UInt128 value, int digits)
    {
        Span<byte> text = stackalloc byte[SqliteForms.UInt128Digits];
        SqliteForms.Write(value, text[..digits]);
        Text(text[..digits]);
    }

    readonly void Check(int code)
    {
        if (code != SqliteErrors.Ok)
            statement.Check(code);
    }
}
