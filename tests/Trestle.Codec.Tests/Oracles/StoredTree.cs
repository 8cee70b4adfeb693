using System.Collections;
using System.Globalization;
using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Oracles;

/// <summary>
/// Rows as the trees of plain values that CBOR and JSON hold: bool, BigInteger, double, string, byte[], <see cref="Document"/>, lists,
/// maps by name, and structs by tag.
/// </summary>
sealed class StoredTree(SchemaModel schema)
{
    public SortedDictionary<int, object> Row(object row, IEnumerable<FieldModel> fields)
    {
        var tree = new SortedDictionary<int, object>();
        foreach (var field in fields)
        {
            if (row.GetType().GetProperty(field.Property)!.GetValue(row) is { } value)
                tree[field.Tag] = Value(field.Type, value);
        }
        return tree;
    }

    object Value(TypeModel type, object value) => type switch
    {
        BoolType => value,
        IntegerType => BigInteger.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture),
        FloatType { Bits: 32 } => (double)(float)value,
        FloatType => value,
        DecimalType number => (BigInteger)Decimals.ToScaled128((decimal)value, number.Scale),
        StringType => value,
        JsonType => new Document((Json)value),
        BytesType or FixedBytesType => ((Bytes)value).ToArray(),
        UuidType => value,
        TimestampType { IsNanoseconds: true } => (BigInteger)((NanoTimestamp)value).Nanoseconds,
        TimestampType => (BigInteger)Micros.FromTimestamp((DateTimeOffset)value),
        DateType => (BigInteger)((DateOnly)value).DayNumber,
        TimeType => (BigInteger)Micros.FromTime((TimeOnly)value),
        DurationType => (BigInteger)Micros.FromDuration((TimeSpan)value),
        EnumType => (BigInteger)(int)value,
        StructType named => Row(value, schema.Structs.First(model => model.Name == named.Name).Fields),
        ListType list => ((IEnumerable)value).Cast<object>().Select(item => Value(list.Element, item)).ToList(),
        MapType map => ((IDictionary)value).Keys.Cast<string>().ToDictionary(key => key, key => Value(map.Value, ((IDictionary)value)[key]!)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}

sealed record Document(Json Value);
