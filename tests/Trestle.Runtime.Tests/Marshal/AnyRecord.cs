using System.Reflection;
using System.Text;

namespace Trestle.Runtime.Tests.Marshal;

/// <summary>Makes records with arbitrary values of every type, the awkward ones more often than chance would.</summary>
static class AnyRecord
{
    static readonly NullabilityInfoContext Nullability = new();

    public static T Make<T>(Random random) => (T)Make(typeof(T), random);

    static object Make(Type type, Random random)
    {
        var row = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
            property.SetValue(row, IsNullable(property) && random.Next(3) == 0 ? null : Value(property.PropertyType, random));
        return row;
    }

    static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).WriteState == NullabilityState.Nullable;

    static object Value(Type type, Random random)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.ToObject(type, random.Next(-1, 4));
        if (type.IsGenericType)
            return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? List(type.GenericTypeArguments[0], random)
                : Map(type.GenericTypeArguments[1], random);
        return type.Name switch
        {
            nameof(Boolean) => random.Next(2) == 0,
            nameof(SByte) => (sbyte)Bits(random),
            nameof(Int16) => (short)Bits(random),
            nameof(Int32) => (int)Bits(random),
            nameof(Int64) => Bits(random),
            nameof(Byte) => (byte)Bits(random),
            nameof(UInt16) => (ushort)Bits(random),
            nameof(UInt32) => (uint)Bits(random),
            nameof(UInt64) => (ulong)Bits(random),
            nameof(System.UInt128) => new UInt128((ulong)Bits(random), (ulong)Bits(random)),
            nameof(UInt256) => new UInt256(new UInt128((ulong)Bits(random), (ulong)Bits(random)), new UInt128((ulong)Bits(random), (ulong)Bits(random))),
            nameof(Single) => Single(random),
            nameof(Double) => Double(random),
            nameof(Decimal) => new decimal((int)Bits(random), (int)Bits(random), (int)Bits(random), random.Next(2) == 0, (byte)random.Next(29)),
            nameof(String) => String(random),
            nameof(Bytes) => Bytes(random),
            nameof(Guid) => new Guid(Bytes(random, 16).Span),
            nameof(DateTimeOffset) => new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero),
            nameof(NanoTimestamp) => new NanoTimestamp(Bits(random)),
            nameof(DateOnly) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1)),
            nameof(TimeOnly) => new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks)),
            nameof(TimeSpan) => new TimeSpan(Bits(random)),
            nameof(Json) => Json.Parse(random.Next(4) == 0 ? "null" : """{"b":[1,"x",null,1e99],"a":{}}"""),
            _ => Make(type, random),
        };
    }

    static long Bits(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => -1,
        2 => long.MinValue,
        3 => long.MaxValue,
        4 => random.Next(-1000, 1000),
        _ => random.NextInt64(long.MinValue, long.MaxValue),
    };

    static double Double(Random random) => random.Next(8) switch
    {
        0 => double.NaN,
        1 => double.NegativeInfinity,
        2 => double.PositiveInfinity,
        3 => -0.0,
        4 => double.Epsilon,
        5 => random.Next(-9, 9) / 10.0,
        _ => BitConverter.Int64BitsToDouble(Bits(random)),
    };

    static float Single(Random random) => random.Next(3) == 0 ? (float)Double(random) : BitConverter.Int32BitsToSingle((int)Bits(random));

    static string String(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(12); i > 0; i--)
            text.Append(random.Next(5) switch
            {
                0 => "\"\\/<>&'\b\f\n\r\t\u0001\u001f\u007f"[random.Next(15)].ToString(),
                1 => "é\u2028\uffff\ufeff漢😀𝄞",
                _ => ((char)random.Next(' ', 0x2000)).ToString(),
            });
        return text.ToString();
    }

    static Bytes Bytes(Random random, int? length = null)
    {
        var bytes = new byte[length ?? random.Next(20)];
        random.NextBytes(bytes);
        return Trestle.Bytes.Wrap(bytes);
    }

    static Array List(Type element, Random random)
    {
        var list = Array.CreateInstance(element, random.Next(4));
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Value(element, random), i);
        return list;
    }

    static System.Collections.IDictionary Map(Type value, Random random)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        for (var i = random.Next(4); i > 0; i--)
            map[String(random)] = Value(value, random);
        return map;
    }
}
