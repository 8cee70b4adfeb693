using System.Runtime.CompilerServices;
using System.Text;
using Trestle.Layout;

namespace Trestle.Generated.Tests;

/// <summary>Keeps what is bound, each value beside the method that bound it; null is <c>Null</c>.</summary>
sealed class RecordingBinder : IColumnBinder
{
    public List<(string Method, object? Value)> Bound { get; } = [];

    public void Null() => Add(null);

    public void Bool(bool value) => Add(value);

    public void Int8(sbyte value) => Add(value);

    public void Int16(short value) => Add(value);

    public void Int32(int value) => Add(value);

    public void Int64(long value) => Add(value);

    public void UInt8(byte value) => Add(value);

    public void UInt16(ushort value) => Add(value);

    public void UInt32(uint value) => Add(value);

    public void UInt64(ulong value) => Add(value);

    public void UInt128(UInt128 value) => Add(value);

    public void UInt256(UInt256 value) => Add(value);

    public void Float32(float value) => Add(value);

    public void Float64(double value) => Add(value);

    public void Decimal(decimal value, int precision, int scale) => Add((value, precision, scale));

    public void Text(string value) => Add(value);

    public void Text(scoped ReadOnlySpan<byte> utf8) => Add(Encoding.UTF8.GetString(utf8));

    public void Binary(Bytes value) => Add(value);

    public void Binary(scoped ReadOnlySpan<byte> value) => Add(new Bytes(value));

    public void Uuid(Guid value) => Add(value);

    public void Timestamp(DateTimeOffset value) => Add(value);

    public void NanoTimestamp(NanoTimestamp value) => Add(value);

    public void Date(DateOnly value) => Add(value);

    public void Time(TimeOnly value) => Add(value);

    public void Duration(TimeSpan value) => Add(value);

    public void Enum(int value) => Add(value);

    public void Json(Json value) => Add(value);

    public void Document(string json) => Add(json);

    void Add(object? value, [CallerMemberName] string method = "") => Bound.Add((method, value));
}
