namespace Trestle.Schema.Model;

/// <summary>The type of a field. A closed set: the records below are all there is.</summary>
public abstract record TypeModel
{
    private protected TypeModel()
    {
    }
}

public sealed record BoolType : TypeModel;

/// <param name="Bits">8, 16, 32 or 64; unsigned also 128 and 256.</param>
public sealed record IntegerType(int Bits, bool IsSigned) : TypeModel;

/// <param name="Bits">32 or 64.</param>
public sealed record FloatType(int Bits) : TypeModel;

/// <summary>Stored as value × 10^<paramref name="Scale"/>: in 64 bits up to precision 18, else in 128.</summary>
/// <param name="Precision">Decimal digits in all: 1 to 28.</param>
/// <param name="Scale">Digits after the point: 0 to <paramref name="Precision"/>.</param>
public sealed record DecimalType(int Precision, int Scale) : TypeModel
{
    public bool IsWide => Precision > 18;
}

/// <param name="MaxLength">The longest value in UTF-8 bytes, or null for no limit.</param>
public sealed record StringType(int? MaxLength) : TypeModel;

/// <param name="MaxLength">The longest value in bytes, or null for no limit.</param>
public sealed record BytesType(int? MaxLength) : TypeModel;

/// <summary>Exactly <paramref name="Length"/> bytes.</summary>
public sealed record FixedBytesType(int Length) : TypeModel;

public sealed record UuidType : TypeModel;

/// <summary>An instant in UTC: 64-bit microseconds, or nanoseconds, since 1970.</summary>
public sealed record TimestampType(bool IsNanoseconds) : TypeModel;

/// <summary>A calendar date: 32-bit days since 0001-01-01.</summary>
public sealed record DateType : TypeModel;

/// <summary>A time of day: 64-bit microseconds since midnight.</summary>
public sealed record TimeType : TypeModel;

/// <summary>A signed span of time: 64-bit microseconds.</summary>
public sealed record DurationType : TypeModel;

/// <param name="Name">Of an <see cref="EnumModel"/> of the schema.</param>
public sealed record EnumType(string Name) : TypeModel;

/// <param name="Name">Of a <see cref="StructModel"/> of the schema.</param>
public sealed record StructType(string Name) : TypeModel;

/// <param name="Element">Not null, and neither a list nor a map.</param>
public sealed record ListType(TypeModel Element) : TypeModel;

/// <summary>String keys, each once, in ordinal order of their UTF-8 bytes.</summary>
/// <param name="Value">Not null, and neither a list nor a map.</param>
public sealed record MapType(TypeModel Value) : TypeModel;

/// <summary>A JSON document.</summary>
public sealed record JsonType : TypeModel;
