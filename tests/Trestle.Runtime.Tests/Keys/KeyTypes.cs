namespace Trestle.Runtime.Tests.Keys;

/// <summary>Every type that a key can have.</summary>
static class KeyTypes
{
    static readonly DateTimeOffset Noon2026 = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static readonly KeyType[] All =
    [
        new KeyType<bool>("bool", random => random.Next(2) == 1,
            (ref to, value, desc) => to.Bool(value, desc), (ref from, desc) => from.Bool(desc)),
        new KeyType<sbyte>("int8", random => (sbyte)random.Next(256),
            (ref to, value, desc) => to.Int8(value, desc), (ref from, desc) => from.Int8(desc)),
        new KeyType<byte>("uint8", random => (byte)random.Next(256),
            (ref to, value, desc) => to.UInt8(value, desc), (ref from, desc) => from.UInt8(desc)),
        new KeyType<short>("int16", random => (short)Integer(random),
            (ref to, value, desc) => to.Int16(value, desc), (ref from, desc) => from.Int16(desc)),
        new KeyType<ushort>("uint16", random => (ushort)Integer(random),
            (ref to, value, desc) => to.UInt16(value, desc), (ref from, desc) => from.UInt16(desc)),
        new KeyType<int>("int32", random => (int)Integer(random),
            (ref to, value, desc) => to.Int32(value, desc), (ref from, desc) => from.Int32(desc)),
        new KeyType<uint>("uint32", random => (uint)Integer(random),
            (ref to, value, desc) => to.UInt32(value, desc), (ref from, desc) => from.UInt32(desc)),
        new KeyType<long>("int64", random => (long)Integer(random),
            (ref to, value, desc) => to.Int64(value, desc), (ref from, desc) => from.Int64(desc)),
        new KeyType<ulong>("uint64", random => (ulong)Integer(random),
            (ref to, value, desc) => to.UInt64(value, desc), (ref from, desc) => from.UInt64(desc)),
        new KeyType<UInt128>("uint128", random => Integer(random),
            (ref to, value, desc) => to.UInt128(value, desc), (ref from, desc) => from.UInt128(desc)),
        new KeyType<UInt256>("uint256", random => new UInt256(Integer(random), Integer(random)),
            (ref to, value, desc) => to.UInt256(value, desc), (ref from, desc) => from.UInt256(desc)),
        new KeyType<float>("float32", Single,
            (ref to, value, desc) => to.Float32(value, desc), (ref from, desc) => from.Float32(desc), (left, right) => CompareFloats(left, right)),
        new KeyType<double>("float64", Double,
            (ref to, value, desc) => to.Float64(value, desc), (ref from, desc) => from.Float64(desc), CompareFloats),
        new KeyType<decimal>("decimal(18,4)", random => Decimals.ToDecimal((long)Integer(random) / 10, 4),
            (ref to, value, desc) => to.Decimal64(value, 4, desc), (ref from, desc) => from.Decimal64(4, desc)),
        new KeyType<decimal>("decimal(28,3)", random => Decimals.ToDecimal((Int128)Integer(random) >> 34, 3),
            (ref to, value, desc) => to.Decimal128(value, 3, desc), (ref from, desc) => from.Decimal128(3, desc)),
        new KeyType<string>("string", Text,
            (ref to, value, desc) => to.Text(value, desc), (ref from, desc) => from.Text(desc), CompareCodePoints),
        new KeyType<Bytes>("bytes", Binary,
            (ref to, value, desc) => to.Binary(value.Span, desc), (ref from, desc) => from.Binary(desc)),
        new KeyType<Bytes>("bytes(3)", random => Bytes.Wrap([Byte(random), Byte(random), Byte(random)]),
            (ref to, value, desc) => to.FixedBinary(value.Span, 3, desc), (ref from, desc) => from.FixedBinary(3, desc)),
        new KeyType<Guid>("uuid", Uuid,
            (ref to, value, desc) => to.Uuid(value, desc), (ref from, desc) => from.Uuid(desc),
            (left, right) => string.CompareOrdinal(left.ToString(), right.ToString())),
        new KeyType<DateTimeOffset>("timestamp", random => Noon2026.AddTicks((long)Integer(random) % 1_000_000_000 * TimeSpan.TicksPerMicrosecond),
            (ref to, value, desc) => to.Timestamp(value, desc), (ref from, desc) => from.Timestamp(desc)),
        new KeyType<NanoTimestamp>("timestamp(ns)", random => new NanoTimestamp((long)Integer(random)),
            (ref to, value, desc) => to.NanoTimestamp(value, desc), (ref from, desc) => from.NanoTimestamp(desc)),
        new KeyType<DateOnly>("date", random => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1)),
            (ref to, value, desc) => to.Date(value, desc), (ref from, desc) => from.Date(desc)),
        new KeyType<TimeOnly>("time", random => new TimeOnly(random.NextInt64(86_400_000_000) * TimeSpan.TicksPerMicrosecond),
            (ref to, value, desc) => to.Time(value, desc), (ref from, desc) => from.Time(desc)),
        new KeyType<TimeSpan>("duration", random => new TimeSpan((long)Integer(random) / 100 * TimeSpan.TicksPerMicrosecond),
            (ref to, value, desc) => to.Duration(value, desc), (ref from, desc) => from.Duration(desc)),
    ];

    // Any bits, small numbers of both signs, and the edges of every width.
    static UInt128 Integer(Random random) => random.Next(4) switch
    {
        0 => new UInt128((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue)),
        1 => unchecked((UInt128)random.Next(-3, 4)),
        2 => ((UInt128)1 << random.Next(128)) - (UInt128)random.Next(2),
        _ => ~((UInt128)1 << random.Next(128)),
    };

    static float Single(Random random)
    {
        float[] edges = [0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, float.MinValue, float.MaxValue];
        return random.Next(2) == 0 ? edges[random.Next(edges.Length)] : BitConverter.UInt32BitsToSingle((uint)Integer(random));
    }

    static double Double(Random random)
    {
        double[] edges = [0d, -0d, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MinValue, double.MaxValue];
        return random.Next(2) == 0 ? edges[random.Next(edges.Length)] : BitConverter.UInt64BitsToDouble((ulong)Integer(random));
    }

    static string Text(Random random)
    {
        string[] runes = ["a", "b", "\u0001", "\u007F", "ä", "\u07FF", "\uFFFF", "😀", "\U0010FFFF"];
        return string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => runes[random.Next(runes.Length)]));
    }

    static Bytes Binary(Random random) => Bytes.Wrap([.. Enumerable.Range(0, random.Next(5)).Select(_ => Byte(random))]);

    static byte Byte(Random random) => new byte[] { 0, 1, 0x7F, 0xFE, 0xFF }[random.Next(5)];

    static Guid Uuid(Random random)
    {
        var bytes = new byte[16];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = random.Next(3) == 0 ? (byte)random.Next(256) : Byte(random);
        return new Guid(bytes);
    }

    static int CompareFloats(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
            return double.IsNaN(left).CompareTo(double.IsNaN(right));
        return left == right ? double.IsNegative(right).CompareTo(double.IsNegative(left)) : left.CompareTo(right);
    }

    static int CompareCodePoints(string left, string right)
    {
        foreach (var (one, other) in left.EnumerateRunes().Zip(right.EnumerateRunes()))
        {
            if (one != other)
                return one.CompareTo(other);
        }
        return left.EnumerateRunes().Count().CompareTo(right.EnumerateRunes().Count());
    }
}
