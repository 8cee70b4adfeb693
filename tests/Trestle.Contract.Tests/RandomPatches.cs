namespace Trestle.Contract.Tests;

/// <summary>Counters and patches with values from the ends of their types and from in between.</summary>
sealed class RandomPatches(Random random)
{
    const decimal MostMoney = 9999999999999999.99m;
    const decimal MostWideMoney = 99999999999999999999.9999m;

    public Counter Row(CounterKey key) => new()
    {
        Area = key.Area,
        Id = key.Id,
        Tiny = Pick<sbyte>(-128, -1, 0, 1, 127),
        Short = Pick<ushort>(0, 1, 65535),
        Bounded = Pick(-100, 0, 100),
        Medium = Pick<uint?>(null, 0, 5, uint.MaxValue),
        Long = Pick(long.MinValue, -1, 0, 1, long.MaxValue),
        Large = Pick<ulong>(0, 1, long.MaxValue, ulong.MaxValue),
        Huge = Pick(UInt128.Zero, UInt128.One, ulong.MaxValue, UInt128.MaxValue),
        Vast = Pick<UInt256?>(null, UInt256.Zero, UInt256.One, UInt128.MaxValue, UInt256.MaxValue),
        Money = Pick(-MostMoney, -0.01m, 0, 1.5m, MostMoney),
        WideMoney = Pick<decimal?>(null, -MostWideMoney, 0, 0.0001m, MostWideMoney),
        Ratio = Pick(0, -0f, 0.1f, float.MaxValue, float.NaN, float.NegativeInfinity),
        Share = Pick<double?>(null, -1, 0, 0.1, 1e308),
        Spent = Pick(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(12345)),
        Text = Pick(null, "", "é", new string('t', 29)),
        Words = Pick("", "words"),
        Data = Pick<Bytes?>(null, Bytes.Empty, new Bytes(new byte[29])),
        Raw = Pick<Bytes>([], [0, 1, 255]),
        Moments = Pick<IReadOnlyList<DateTimeOffset>?>(null, [], [Rows.Noon]),
        Names = Pick<IReadOnlyList<string>>([], ["one", "\"two\""]),
        Marks = Pick<IReadOnlyDictionary<string, int>?>(null, new Dictionary<string, int>(), new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }),
        Mood = Pick(Status.Open, Status.Lost),
        Place = Pick(null, new Address { Street = "s" }),
        Note = Pick<Json?>(null, Json.Parse("null"), Json.Parse("{\"a\":[1.50]}")),
    };

    public CounterPatch Patch()
    {
        var patch = new CounterPatch();
        for (var count = random.Next(5); count > 0; count--)
            Change(patch);
        return patch;
    }

    void Change(CounterPatch patch)
    {
        try
        {
            _ = Pick<Func<CounterPatch, CounterPatch>>(Additions, Additions, Appends, Settings)(patch);
        }
        catch (CheckViolationException)
        {
            // Together with what the patch does already it would be beyond the type: it stays as it was.
        }
    }

    CounterPatch Additions(CounterPatch patch) => random.Next(14) switch
    {
        0 => patch.AddTiny(Delta()),
        1 => patch.AddShort(Delta()),
        2 => patch.AddBounded(Delta()),
        3 => patch.AddMedium(Delta()),
        4 => patch.AddLong(Delta()),
        5 => patch.AddLarge(Delta()),
        6 => patch.AddHuge(Pick(Delta(), Int128.MinValue, Int128.MaxValue)),
        7 => patch.AddVast(Pick(Delta(), Int128.MinValue, Int128.MaxValue)),
        8 => patch.AddMoney(Pick(0.01m, -0.01m, MostMoney, -MostMoney, 12.3m)),
        9 => patch.AddWideMoney(Pick(0.0001m, -1, MostWideMoney, -MostWideMoney)),
        10 => patch.AddRatio(Pick(0.1f, -0.2f, -0f, float.MaxValue, float.MinValue)),
        11 => patch.AddShare(Pick(0.1, -0.2, -0.0, double.MaxValue)),
        _ => patch.AddSpent(Pick(TimeSpan.FromSeconds(1), TimeSpan.FromTicks(-5), TimeSpan.MinValue, TimeSpan.MaxValue)),
    };

    CounterPatch Appends(CounterPatch patch) => random.Next(7) switch
    {
        0 => patch.AppendText(Pick("", "x", "äöü")),
        1 => patch.AppendWords(Pick("", "'; drop table", "€")),
        2 => patch.AppendData(Pick<Bytes>([], [0], [39, 0, 255])),
        3 => patch.AppendRaw(Pick<Bytes>([], [0], [194, 163])),
        4 => patch.AppendMoments(Rows.Noon.AddTicks(7), DateTimeOffset.MinValue),
        5 => patch.AppendNames(Pick<IReadOnlyList<string>>([], ["three"], ["\\", "four"])),
        _ => patch.PutMarks(Pick("a", "c", "\"q\""), random.Next()),
    };

    CounterPatch Settings(CounterPatch patch)
    {
        var from = Row(new("", 0));
        return random.Next(20) switch
        {
            0 => patch.SetTiny(from.Tiny),
            1 => patch.SetShort(from.Short),
            2 => patch.SetBounded(from.Bounded),
            3 => patch.SetMedium(from.Medium),
            4 => patch.SetLong(from.Long),
            5 => patch.SetLarge(from.Large),
            6 => patch.SetHuge(from.Huge),
            7 => patch.SetVast(from.Vast),
            8 => patch.SetMoney(from.Money),
            9 => patch.ClearWideMoney(),
            10 => patch.SetRatio(from.Ratio),
            11 => patch.SetShare(from.Share),
            12 => patch.SetSpent(from.Spent),
            13 => patch.SetText(from.Text),
            14 => patch.SetData(from.Data),
            15 => patch.SetMoments([Rows.Noon.AddTicks(3)]),
            16 => patch.SetMarks(from.Marks),
            17 => patch.SetMood(from.Mood),
            18 => patch.SetPlace(from.Place),
            _ => patch.SetNote(from.Note),
        };
    }

    long Delta() => Pick(1, -1, 5, -200, 70_000, long.MinValue, long.MaxValue, random.Next());

    T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
