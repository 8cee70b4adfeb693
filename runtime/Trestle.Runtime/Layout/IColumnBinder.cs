using System.ComponentModel;

namespace Trestle.Layout;

/// <summary>
/// Takes the values of a row, one call per column, in the order of the table's fields. One method per type of the schema, so
/// that nothing is boxed and each relational store gives the value its natural column.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnBinder
{
    /// <summary>No value.</summary>
    void Null();

    /// <summary>A truth value.</summary>
    void Bool(bool value);

    /// <summary>An 8-bit signed integer.</summary>
    void Int8(sbyte value);

    /// <summary>A 16-bit signed integer.</summary>
    void Int16(short value);

    /// <summary>A 32-bit signed integer.</summary>
    void Int32(int value);

    /// <summary>A 64-bit signed integer.</summary>
    void Int64(long value);

    /// <summary>An 8-bit unsigned integer.</summary>
    void UInt8(byte value);

    /// <summary>A 16-bit unsigned integer.</summary>
    void UInt16(ushort value);

    /// <summary>A 32-bit unsigned integer.</summary>
    void UInt32(uint value);

    /// <summary>A 64-bit unsigned integer.</summary>
    void UInt64(ulong value);

    /// <summary>A 128-bit unsigned integer.</summary>
    void UInt128(UInt128 value);

    /// <summary>A 256-bit unsigned integer.</summary>
    void UInt256(UInt256 value);

    /// <summary>A 32-bit float.</summary>
    void Float32(float value);

    /// <summary>A 64-bit float.</summary>
    void Float64(double value);

    /// <summary>A decimal of at most <paramref name="precision"/> digits, <paramref name="scale"/> of them behind the point.</summary>
    void Decimal(decimal value, int precision, int scale);

    /// <summary>Text.</summary>
    void Text(string value);

    /// <summary>Text in UTF-8; the span is valid during the call only.</summary>
    void Text(scoped ReadOnlySpan<byte> utf8);

    /// <summary>Bytes.</summary>
    void Binary(Bytes value);

    /// <summary>Bytes; the span is valid during the call only.</summary>
    void Binary(scoped ReadOnlySpan<byte> value);

    /// <summary>A UUID.</summary>
    void Uuid(Guid value);

    /// <summary>An instant in microseconds.</summary>
    void Timestamp(DateTimeOffset value);

    /// <summary>An instant in nanoseconds.</summary>
    void NanoTimestamp(NanoTimestamp value);

    /// <summary>A calendar date.</summary>
    void Date(DateOnly value);

    /// <summary>A time of day.</summary>
    void Time(TimeOnly value);

    /// <summary>A span of time.</summary>
    void Duration(TimeSpan value);

    /// <summary>The number of an enum's member.</summary>
    void Enum(int value);

    /// <summary>A JSON document: the text is the value.</summary>
    void Json(Json value);

    /// <summary>A struct, list or map as JSON text.</summary>
    void Document(string json);
}
