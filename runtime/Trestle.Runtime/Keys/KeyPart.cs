using System.Globalization;
using Trestle.Layout;

namespace Trestle.Keys;

/// <summary>One part of a key or index, as the schema declares it.</summary>
/// <param name="Field">The field, by its name in the schema.</param>
/// <param name="Type">The type as written in the schema.</param>
/// <param name="Argument">The length of fixed bytes, or the scale of a decimal.</param>
/// <param name="IsLast">Whether the part runs to the end of the key instead of ending itself.</param>
sealed record KeyPart(string Field, string Type, KeyPartKind Kind, int Argument, bool IsNullable, bool IsDescending, bool IsLast)
{
    const int WideDecimal = 19;

    static readonly Dictionary<string, KeyPartKind> Simple = new()
    {
        ["bool"] = KeyPartKind.Bool,
        ["int8"] = KeyPartKind.Int8,
        ["int16"] = KeyPartKind.Int16,
        ["int32"] = KeyPartKind.Int32,
        ["int64"] = KeyPartKind.Int64,
        ["uint8"] = KeyPartKind.UInt8,
        ["uint16"] = KeyPartKind.UInt16,
        ["uint32"] = KeyPartKind.UInt32,
        ["uint64"] = KeyPartKind.UInt64,
        ["uint128"] = KeyPartKind.UInt128,
        ["uint256"] = KeyPartKind.UInt256,
        ["float32"] = KeyPartKind.Float32,
        ["float64"] = KeyPartKind.Float64,
        ["string"] = KeyPartKind.Text,
        ["bytes"] = KeyPartKind.Binary,
        ["uuid"] = KeyPartKind.Uuid,
        ["timestamp"] = KeyPartKind.Timestamp,
        ["date"] = KeyPartKind.Date,
        ["time"] = KeyPartKind.Time,
        ["duration"] = KeyPartKind.Duration,
    };

    /// <summary>The digits of a decimal, or 0.</summary>
    public int Precision { get; } = Type.StartsWith("decimal(", StringComparison.Ordinal)
        ? int.Parse(Type["decimal(".Length..].Split(',', ')')[0], CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The bytes of a value, or 0 when they vary.</summary>
    public int Size => Kind switch
    {
        KeyPartKind.Bool or KeyPartKind.Int8 or KeyPartKind.UInt8 => 1,
        KeyPartKind.Int16 or KeyPartKind.UInt16 => 2,
        KeyPartKind.Int32 or KeyPartKind.UInt32 or KeyPartKind.Float32 or KeyPartKind.Date or KeyPartKind.Enum => 4,
        KeyPartKind.UInt128 or KeyPartKind.Decimal128 or KeyPartKind.Uuid => 16,
        KeyPartKind.UInt256 => 32,
        KeyPartKind.FixedBinary => Argument,
        KeyPartKind.Text or KeyPartKind.Binary => 0,
        _ => 8,
    };

    public static KeyPart Of(TableShape table, string field, bool isDescending, bool isLast)
    {
        var shape = table.Fields.First(candidate => candidate.Name == field);
        var (kind, argument) = Parse(shape.Type);
        return new(field, shape.Type, kind, argument, shape.IsNullable, isDescending, isLast);
    }

    /// <summary>The length of the value at the start of <paramref name="key"/>, presence byte aside.</summary>
    public int Measure(ReadOnlySpan<byte> key)
    {
        if (IsLast && Size == 0)
            return key.Length;
        var length = Kind switch
        {
            KeyPartKind.Text => KeyMeasure.Text(key, IsDescending),
            KeyPartKind.Binary => KeyMeasure.Binary(key, IsDescending),
            _ => Size,
        };
        return length <= key.Length ? length : throw KeyEncoding.Corrupt($"ends {length - key.Length} bytes early");
    }

    static (KeyPartKind Kind, int Argument) Parse(string type)
    {
        if (Simple.TryGetValue(type, out var simple))
            return (simple, 0);
        var open = type.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (KeyPartKind.Enum, 0) : Parse(type[..open], type[(open + 1)..^1]);
    }

    static (KeyPartKind Kind, int Argument) Parse(string name, string arguments) => name switch
    {
        "string" => (KeyPartKind.Text, 0),
        "timestamp" => (KeyPartKind.NanoTimestamp, 0),
        "decimal" => ParseDecimal(arguments.Split(',')),
        _ => arguments.StartsWith("max", StringComparison.Ordinal)
            ? (KeyPartKind.Binary, 0)
            : (KeyPartKind.FixedBinary, int.Parse(arguments, CultureInfo.InvariantCulture)),
    };

    static (KeyPartKind Kind, int Argument) ParseDecimal(string[] arguments)
    {
        var precision = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var scale = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 0;
        return (precision < WideDecimal ? KeyPartKind.Decimal64 : KeyPartKind.Decimal128, scale);
    }
}
