namespace Trestle.Generated.Tests;

/// <summary>Random rows whose values collide often, so that later parts of a key decide too.</summary>
sealed class RandomRows(int seed)
{
    static readonly DateTimeOffset Start = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);
    static readonly string[] Texts = ["", "a", "ab", "b", "ä", "\u0001", "😀", "\uFFFF"];
    static readonly byte[][] Blobs = [[], [0], [0, 0], [0, 255], [1], [255], [255, 0]];

    readonly Random random = new(seed);

    public Guid Uuid() => new([(byte)random.Next(3), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)random.Next(3)], bigEndian: random.Next(2) == 0);

    public string Text() => Pick(Texts);

    public T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    public Event Event() => new()
    {
        Account = Uuid(),
        Number = random.Next(-2, 3),
        At = Start.AddHours(random.Next(48)),
        Color = Pick<Color?>(null, Color.Red, Color.Green, Color.Blue),
        Text = Text(),
    };

    public Account Account() => new()
    {
        Id = Uuid(),
        Email = Text(),
        Nickname = Pick(null, "", "x", "y"),
        Score = random.Next(-1, 2),
        Address = Pick(null, new Address { Street = Text(), Tint = Color.Blue }),
        Tags = [Text(), Text()],
    };

    public Name Name() => new()
    {
        Class = Text(),
        From = Text(),
        To = Number(),
        First = Number(),
        Last = Number(),
        Row = Number(),
        View = Number(),
        Writer = Number(),
        Low = Number(),
        High = Number(),
        Event = Number(),
        Key = Number(),
        Value = Number(),
        Index = Number(),
        HasNull = Number(),
        Parts = Number(),
        Included = Number(),
        Transaction = Number(),
        Field = Number(),
    };

    public Scalar Scalar()
    {
        var (one, other) = (Values(), Values());
        return one with
        {
            FlagOrNull = Null(other.Flag),
            I8OrNull = Null(other.I8),
            I16OrNull = Null(other.I16),
            I32OrNull = Null(other.I32),
            I64OrNull = Null(other.I64),
            U8OrNull = Null(other.U8),
            U16OrNull = Null(other.U16),
            U32OrNull = Null(other.U32),
            U64OrNull = Null(other.U64),
            U128OrNull = Null(other.U128),
            U256OrNull = Null(other.U256),
            F32OrNull = Null(other.F32),
            F64OrNull = Null(other.F64),
            SmallOrNull = Null(other.Small),
            WideOrNull = Null(other.Wide),
            HashOrNull = Null(other.Hash),
            UidOrNull = Null(other.Uid),
            AtOrNull = Null(other.At),
            NsOrNull = Null(other.Ns),
            DayOrNull = Null(other.Day),
            ClockOrNull = Null(other.Clock),
            SpanOrNull = Null(other.Span),
            ColorOrNull = Null(other.Color),
            BlobOrNull = Null(other.Blob),
            LabelOrNull = random.Next(3) == 0 ? null : other.Label,
        };
    }

    Scalar Values() => new()
    {
        Name = Text(),
        Raw = Bytes.Wrap(Pick(Blobs)),
        Flag = Pick(false, true),
        I8 = Pick<sbyte>(sbyte.MinValue, -1, 0, 1, sbyte.MaxValue),
        I16 = Pick<short>(short.MinValue, -1, 0, 256, short.MaxValue),
        I32 = Pick(int.MinValue, -1, 0, 256, int.MaxValue),
        I64 = Pick(long.MinValue, -1, 0, 256, long.MaxValue),
        U8 = Pick<byte>(0, 1, 255),
        U16 = Pick<ushort>(0, 1, 256, 65535),
        U32 = Pick<uint>(0, 1, 256, uint.MaxValue),
        U64 = Pick<ulong>(0, 1, 256, ulong.MaxValue),
        U128 = Pick(UInt128.Zero, UInt128.One, (UInt128)1 << 64, UInt128.MaxValue),
        U256 = Pick(UInt256.Zero, UInt256.One, UInt256.MaxValue),
        F32 = Pick(float.NegativeInfinity, -1, -0f, 0f, 1, float.PositiveInfinity, float.NaN),
        F64 = Pick(double.NegativeInfinity, -1, -0d, 0d, 1, double.PositiveInfinity, double.NaN),
        Small = Pick(-1.5m, 0, 0.01m, 9_999_999.99m),
        Wide = Pick(-12_345_678_901_234_567_890.12345m, 0, 0.00001m),
        Hash = Bytes.Wrap(Pick<byte[]>([0, 0, 0, 0], [0, 0, 0, 1], [255, 0, 0, 0])),
        Uid = Uuid(),
        At = Start.AddHours(random.Next(-3, 3)),
        Ns = new NanoTimestamp(random.Next(-2, 3)),
        Day = DateOnly.FromDayNumber(random.Next(3)),
        Clock = new TimeOnly(random.Next(3), 0),
        Span = TimeSpan.FromSeconds(random.Next(-2, 3)),
        Color = Pick(Color.Red, Color.Green, Color.Blue),
        Label = Text(),
        Blob = Bytes.Wrap(Pick(Blobs)),
    };

    int Number() => random.Next(-1, 2);

    T? Null<T>(T value)
        where T : struct
        => random.Next(3) == 0 ? null : value;
}
