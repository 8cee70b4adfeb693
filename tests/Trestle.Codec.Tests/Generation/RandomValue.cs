using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>Makes values of every type up, edges of their ranges often among them.</summary>
sealed class RandomValue(Random random, SchemaModel schema, ClrTypes types, bool finite)
{
    static readonly string[] Texts =
    [
        "", "a", "abc", "abcd", "naïve", "日本語", "😀 \uFFFD \uE000", "\"quoted\" \\ / \b\f\n\r\t\u0001\u001f\u007f", new string('x', 300),
        "This text is of 23 by.", "This text is of 23 byt.", "Grüße aus Köln, 20 Ze", new string('é', 130),
    ];

    static readonly string[] Documents =
    [
        "null", "true", "[]", "{}", "1.50", "\"text \\\" 😀\"", """{"a":[1,2,{"b":null}],"c":"x"}""",
    ];

    public object Record(Type record, IEnumerable<FieldModel> fields)
    {
        var row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(record);
        foreach (var field in fields)
            record.GetProperty(field.Property)!.SetValue(row, field.IsNullable && random.Next(2) == 0 ? null : Of(field.Type));
        return row;
    }

    public object Of(TypeModel type) => type switch
    {
        BoolType => random.Next(2) == 0,
        IntegerType integer => Integer(integer),
        FloatType { Bits: 32 } => Single(),
        FloatType => Double(),
        DecimalType number => Decimals.ToDecimal((Int128)Number(-BigInteger.Pow(10, number.Precision) + 1, BigInteger.Pow(10, number.Precision) - 1), number.Scale),
        StringType => Text(),
        BytesType => new Bytes(Bytes(random.Next(3) == 0 ? 0 : random.Next(40))),
        FixedBytesType bytes => new Bytes(Bytes(bytes.Length)),
        UuidType => new Guid(Bytes(16)),
        TimestampType { IsNanoseconds: true } => new NanoTimestamp((long)Number(long.MinValue, long.MaxValue)),
        TimestampType => Micros.ToTimestamp((long)Number(Micros.FromTimestamp(DateTimeOffset.MinValue), Micros.FromTimestamp(DateTimeOffset.MaxValue))),
        DateType => DateOnly.FromDayNumber((int)Number(0, DateOnly.MaxValue.DayNumber)),
        TimeType => Micros.ToTime((long)Number(0, 86_399_999_999)),
        DurationType => Micros.ToDuration((long)Number(long.MinValue / 10, long.MaxValue / 10)),
        EnumType named => Member(named),
        StructType named => Record(types.Of(named), schema.Structs.First(model => model.Name == named.Name).Fields),
        ListType list => List(list),
        MapType map => Map(map),
        JsonType => Json.Parse(Documents[random.Next(Documents.Length)]),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    object Integer(IntegerType type)
    {
        var (min, max) = type.IsSigned
            ? (-(BigInteger.One << (type.Bits - 1)), (BigInteger.One << (type.Bits - 1)) - 1)
            : (BigInteger.Zero, (BigInteger.One << type.Bits) - 1);
        var value = Number(min, max);
        return (type.Bits, type.IsSigned) switch
        {
            (8, true) => (sbyte)value,
            (16, true) => (short)value,
            (32, true) => (int)value,
            (64, true) => (long)value,
            (8, false) => (byte)value,
            (16, false) => (ushort)value,
            (32, false) => (uint)value,
            (64, false) => (ulong)value,
            (128, false) => (UInt128)value,
            _ => (object)(UInt256)value,
        };
    }

    // Of any magnitude up to the bounds, and often a bound, zero or one.
    BigInteger Number(BigInteger min, BigInteger max)
    {
        var width = (int)(max - min).GetBitLength();
        var any = new BigInteger(Bytes((random.Next(width) / 8) + 1), isUnsigned: true);
        var value = random.Next(8) switch
        {
            0 => min,
            1 => max,
            2 => 0,
            3 => 1,
            4 => -1,
            5 => min + any,
            6 => -any,
            _ => any,
        };
        return BigInteger.Min(max, BigInteger.Max(min, value));
    }

    double Double() => random.Next(finite ? 5 : 10) switch
    {
        0 => 0,
        1 => random.Next(-1000, 1000) / 16.0,
        2 => random.NextDouble() * 1e6,
        3 => -1.5,
        4 => 1e15,
        5 => BitConverter.Int64BitsToDouble(random.NextInt64()),
        6 => double.NaN,
        7 => random.Next(2) == 0 ? double.PositiveInfinity : double.NegativeInfinity,
        8 => -0.0,
        _ => double.Epsilon,
    };

    float Single() => random.Next(finite ? 4 : 9) switch
    {
        0 => 0,
        1 => random.Next(-1000, 1000) / 16f,
        2 => random.NextSingle() * 1000,
        3 => 1e6f,
        4 => BitConverter.Int32BitsToSingle(random.Next()),
        5 => float.NaN,
        6 => random.Next(2) == 0 ? float.PositiveInfinity : float.NegativeInfinity,
        7 => -0.0f,
        _ => float.Epsilon,
    };

    string Text() => random.Next(3) == 0 ? new string((char)random.Next('a', 'z'), random.Next(70)) : Texts[random.Next(Texts.Length)];

    object Member(EnumType type)
    {
        var members = schema.Enums.First(model => model.Name == type.Name).Members;
        return Enum.ToObject(types.Of(type), members[random.Next(members.Count)].Value);
    }

    Array List(ListType type)
    {
        var list = Array.CreateInstance(types.Of(type.Element), random.Next(4) == 0 ? 0 : random.Next(6));
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Of(type.Element), i);
        return list;
    }

    object Map(MapType type)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), types.Of(type.Value)))!;
        for (var count = random.Next(5); count > 0; count--)
            map[Text()] = Of(type.Value);
        return map;
    }

    byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
