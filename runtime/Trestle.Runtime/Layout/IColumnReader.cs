using System.ComponentModel;

namespace Trestle.Layout;

/// <summary>
/// Gives the values of a row, one call per column, in the order of the table's fields: the inverse of <see cref="IColumnBinder"/>.
/// A column that may be null is asked with <see cref="TakeNull"/> first. All throw <see cref="CorruptRecordException"/> on a value of
/// another type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnReader
{
    /// <summary>Whether the next column is null; if so, goes past it.</summary>
    bool TakeNull();

    /// <summary>A truth value.</summary>
    bool Bool();

    /// <summary>An 8-bit signed integer.</summary>
    sbyte Int8();

    /// <summary>A 16-bit signed integer.</summary>
    short Int16();

    /// <summary>A 32-bit signed integer.</summary>
    int Int32();

    /// <summary>A 64-bit signed integer.</summary>
    long Int64();

    /// <summary>An 8-bit unsigned integer.</summary>
    byte UInt8();

    /// <summary>A 16-bit unsigned integer.</summary>
    ushort UInt16();

    /// <summary>A 32-bit unsigned integer.</summary>
    uint UInt32();

    /// <summary>A 64-bit unsigned integer.</summary>
    ulong UInt64();

    /// <summary>A 128-bit unsigned integer.</summary>
    UInt128 UInt128();

    /// <summary>A 256-bit unsigned integer.</summary>
    UInt256 UInt256();

    /// <summary>A 32-bit float.</summary>
    float Float32();

    /// <summary>A 64-bit float.</summary>
    double Float64();

    /// <summary>A decimal of at most <paramref name="precision"/> digits, <paramref name="scale"/> of them behind the point.</summary>
    decimal Decimal(int precision, int scale);

    /// <summary>Text.</summary>
    string Text();

    /// <summary>Bytes.</summary>
    Bytes Binary();

    /// <summary>A UUID.</summary>
    Guid Uuid();

    /// <summary>An instant in microseconds.</summary>
    DateTimeOffset Timestamp();

    /// <summary>An instant in nanoseconds.</summary>
    NanoTimestamp NanoTimestamp();

    /// <summary>A calendar date.</summary>
    DateOnly Date();

    /// <summary>A time of day.</summary>
    TimeOnly Time();

    /// <summary>A span of time.</summary>
    TimeSpan Duration();

    /// <summary>The number of an enum's member.</summary>
    int Enum();

    /// <summary>A JSON document.</summary>
    Json Json();

    /// <summary>A struct, list or map as JSON text.</summary>
    string Document();
}
