using Trestle.Layout;

namespace Trestle.Runtime.Tests.Relational;

/// <summary>Keeps the small integers that it is given; nothing else is bound in these tests.</summary>
sealed class Values : IColumnBinder
{
    public List<sbyte> Bound { get; } = [];

    public void Int8(sbyte value) => Bound.Add(value);

    public void Null() => Refuse();

    public void Bool(bool value) => Refuse();

    public void Int16(short value) => Refuse();

    public void Int32(int value) => Refuse();

    public void Int64(long value) => Refuse();

    public void UInt8(byte value) => Refuse();

    public void UInt16(ushort value) => Refuse();

    public void UInt32(uint value) => Refuse();

    public void UInt64(ulong value) => Refuse();

    public void UInt128(UInt128 value) => Refuse();

    public void UInt256(UInt256 value) => Refuse();

    public void Float32(float value) => Refuse();

    public void Float64(double value) => Refuse();

    public void Decimal(decimal value, int precision, int scale) => Refuse();

    public void Text(string value) => Refuse();

    public void Text(scoped ReadOnlySpan<byte> utf8) => Refuse();

    public void Binary(Bytes value) => Refuse();

    public void Binary(scoped ReadOnlySpan<byte> value) => Refuse();

    public void Uuid(Guid value) => Refuse();

    public void Timestamp(DateTimeOffset value) => Refuse();

    public void NanoTimestamp(NanoTimestamp value) => Refuse();

    public void Date(DateOnly value) => Refuse();

    public void Time(TimeOnly value) => Refuse();

    public void Duration(TimeSpan value) => Refuse();

    public void Enum(int value) => Refuse();

    public void Json(Json value) => Refuse();

    public void Document(string json) => Refuse();

    static void Refuse() => Assert.Fail("Only 8-bit integers are bound.");
}
