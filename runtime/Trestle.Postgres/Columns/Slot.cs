using System.Numerics;
using Npgsql;
using NpgsqlTypes;
using Trestle.Relational;

namespace Trestle.Postgres.Columns;

/// <summary>A parameter of a statement, for one value or for a list of them.</summary>
abstract class Slot
{
    public abstract NpgsqlParameter Parameter { get; }

    /// <summary>Gives no value to the parameter, or adds none to its list.</summary>
    public abstract void SetNull();

    /// <summary>Makes a list empty.</summary>
    public virtual void Clear()
    {
    }

    /// <summary>A parameter for values of a column, or for lists of such values.</summary>
    public static Slot Of(ColumnKind kind, bool isList) => kind switch
    {
        ColumnKind.Bool => Of<bool?>(NpgsqlDbType.Boolean, isList),
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.UInt8 => Of<short?>(NpgsqlDbType.Smallint, isList),
        ColumnKind.Int32 or ColumnKind.UInt16 or ColumnKind.Enum => Of<int?>(NpgsqlDbType.Integer, isList),
        ColumnKind.Int64 or ColumnKind.UInt32 or ColumnKind.NanoTimestamp => Of<long?>(NpgsqlDbType.Bigint, isList),
        ColumnKind.UInt64 or ColumnKind.Decimal => Of<decimal?>(NpgsqlDbType.Numeric, isList),
        ColumnKind.UInt128 or ColumnKind.UInt256 => Of<BigInteger?>(NpgsqlDbType.Numeric, isList),
        ColumnKind.Float32 => Of<float?>(NpgsqlDbType.Real, isList),
        ColumnKind.Float64 => Of<double?>(NpgsqlDbType.Double, isList),
        ColumnKind.Text => Of<string>(NpgsqlDbType.Text, isList),
        ColumnKind.Binary or ColumnKind.FixedBinary => Of<ReadOnlyMemory<byte>?>(NpgsqlDbType.Bytea, isList),
        ColumnKind.Uuid => Of<Guid?>(NpgsqlDbType.Uuid, isList),
        ColumnKind.Timestamp => Of<long?>(NpgsqlDbType.TimestampTz, isList),
        ColumnKind.Date => Of<int?>(NpgsqlDbType.Date, isList),
        ColumnKind.Time => Of<long?>(NpgsqlDbType.Time, isList),
        ColumnKind.Duration => Of<TimeSpan?>(NpgsqlDbType.Interval, isList),
        ColumnKind.Json => Of<ReadOnlyMemory<byte>?>(NpgsqlDbType.Json, isList),
        _ => Of<string>(NpgsqlDbType.Jsonb, isList),
    };

    static Slot Of<T>(NpgsqlDbType type, bool isList) => isList ? new ListSlot<T>(type) : new ValueSlot<T>(type);
}

/// <summary>A parameter for one value.</summary>
sealed class ValueSlot<T>(NpgsqlDbType type) : Slot
{
    readonly NpgsqlParameter<T> parameter = new() { NpgsqlDbType = type };

    public override NpgsqlParameter Parameter => parameter;

    public T? Value
    {
        set => parameter.TypedValue = value;
    }

    public override void SetNull() => parameter.TypedValue = default;
}

/// <summary>A parameter for a list of values: one column of many rows.</summary>
sealed class ListSlot<T> : Slot
{
    readonly NpgsqlParameter<List<T?>> parameter;

    public ListSlot(NpgsqlDbType type) => parameter = new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = Values };

    public override NpgsqlParameter Parameter => parameter;

    public List<T?> Values { get; } = [];

    public override void SetNull() => Values.Add(default);

    public override void Clear() => Values.Clear();
}
