namespace Trestle.Keys;

/// <summary>How a part of a key is encoded. Enums are 32-bit integers.</summary>
enum KeyPartKind
{
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    UInt128,
    UInt256,
    Float32,
    Float64,
    Decimal64,
    Decimal128,
    Text,
    Binary,
    FixedBinary,
    Uuid,
    Timestamp,
    NanoTimestamp,
    Date,
    Time,
    Duration,
    Enum,
}
