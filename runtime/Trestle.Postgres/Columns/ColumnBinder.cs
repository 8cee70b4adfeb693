using System.Numerics;
using System.Text;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Columns;

/// <summary>Turns the values of a row into the forms of PostgreSQL's columns, which <see cref="PostgresDialect"/> declares.</summary>
ref struct ColumnBinder<TSink>(TSink sink) : IColumnBinder
    where TSink : struct, IValueSink
{
    TSink sink = sink;

    public void Null() => sink.Null();

    public void Bool(bool value) => sink.Value(value);

    public void Int8(sbyte value) => sink.Value((short)value);

    public void Int16(short value) => sink.Value(value);

    public void Int32(int value) => sink.Value(value);

    public void Int64(long value) => sink.Value(value);

    public void UInt8(byte value) => sink.Value((short)value);

    public void UInt16(ushort value) => sink.Value((int)value);

    public void UInt32(uint value) => sink.Value((long)value);

    public void UInt64(ulong value) => sink.Value((decimal)value);

    public void UInt128(UInt128 value) => sink.Value((BigInteger)value);

    public void UInt256(UInt256 value) => sink.Value((BigInteger)value);

    public void Float32(float value) => sink.Value(NegativeZero.ToStored(value, PostgresForms.Store));

    public void Float64(double value) => sink.Value(NegativeZero.ToStored(value, PostgresForms.Store));

    public void Decimal(decimal value, int precision, int scale) => sink.Value(value);

    public void Text(string value) => sink.Text(value);

    public void Text(scoped ReadOnlySpan<byte> utf8) => sink.Text(Encoding.UTF8.GetString(utf8));

    public void Binary(Bytes value) => sink.Value(value.Memory);

    public void Binary(scoped ReadOnlySpan<byte> value) => sink.Value<ReadOnlyMemory<byte>>(value.ToArray());

    public void Uuid(Guid value) => sink.Value(value);

    public void Timestamp(DateTimeOffset value) => sink.Value(PostgresForms.ToStored(value));

    public void NanoTimestamp(NanoTimestamp value) => sink.Value(value.Nanoseconds);

    public void Date(DateOnly value) => sink.Value(PostgresForms.ToStored(value));

    public void Time(TimeOnly value) => sink.Value(Micros.FromTime(value));

    public void Duration(TimeSpan value) => sink.Value(Micros.Normalize(value));

    public void Enum(int value) => sink.Value(value);

    public void Json(Json value) => sink.Json(value.Utf8.ToArray());

    public void Document(string json) => sink.Document(json);
}
