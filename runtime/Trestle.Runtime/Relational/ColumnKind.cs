using System.ComponentModel;

namespace Trestle.Relational;

/// <summary>The types of the schema as far as columns tell them apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ColumnKind
{
    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary><c>int8</c>.</summary>
    Int8,

    /// <summary><c>int16</c>.</summary>
    Int16,

    /// <summary><c>int32</c>.</summary>
    Int32,

    /// <summary><c>int64</c>.</summary>
    Int64,

    /// <summary><c>uint8</c>.</summary>
    UInt8,

    /// <summary><c>uint16</c>.</summary>
    UInt16,

    /// <summary><c>uint32</c>.</summary>
    UInt32,

    /// <summary><c>uint64</c>.</summary>
    UInt64,

    /// <summary><c>uint128</c>.</summary>
    UInt128,

    /// <summary><c>uint256</c>.</summary>
    UInt256,

    /// <summary><c>float32</c>.</summary>
    Float32,

    /// <summary><c>float64</c>.</summary>
    Float64,

    /// <summary><c>decimal(p,s)</c>.</summary>
    Decimal,

    /// <summary><c>string</c> and <c>string(max)</c>.</summary>
    Text,

    /// <summary><c>bytes</c> with or without a maximum.</summary>
    Binary,

    /// <summary><c>bytes(n)</c>.</summary>
    FixedBinary,

    /// <summary><c>uuid</c>.</summary>
    Uuid,

    /// <summary><c>timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>timestamp(ns)</c>.</summary>
    NanoTimestamp,

    /// <summary><c>date</c>.</summary>
    Date,

    /// <summary><c>time</c>.</summary>
    Time,

    /// <summary><c>duration</c>.</summary>
    Duration,

    /// <summary>An enum of the schema.</summary>
    Enum,

    /// <summary><c>json</c>.</summary>
    Json,

    /// <summary>A struct, list or map.</summary>
    Document,
}
