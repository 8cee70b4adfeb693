namespace Trestle.Contract.Tests.Model;

/// <summary>Rows from domains so small that they collide often, with the values at which encodings break.</summary>
sealed class RandomRows(Random random)
{
    static readonly string[] Texts = ["", "a", "ab", "b", "B", "ä", "a b", "\uFFFF", "😀", "zz", " "];
    static readonly double[] Reals = [0.0, -0.0, 1.5, -1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300];

    public Random Random => random;

    public Guid Guid() => new(0, 0, 0, (byte)random.Next(2), 0, 0, 0, 0, 0, 0, (byte)random.Next(1, 12));

    public string Text() => Texts[random.Next(Texts.Length)];

    public Bytes Data()
    {
        var bytes = new byte[random.Next(4)];
        foreach (ref var one in bytes.AsSpan())
            one = (byte)(random.Next(4) switch { 0 => 0, 1 => 255, 2 => 1, _ => random.Next(256) });
        return bytes;
    }

    public double Real() => Reals[random.Next(Reals.Length)];

    public DateTimeOffset Time() => DateTimeOffset.UnixEpoch.AddDays(random.Next(-20, 20)).AddMicroseconds(random.Next(2));

    public DateOnly Day() => DateOnly.FromDayNumber(random.Next(2) == 0 ? random.Next(3) : 738000 + random.Next(10));

    public T? Maybe<T>(Func<T> value)
        where T : struct => random.Next(3) == 0 ? null : value();

    public string? MaybeText() => random.Next(3) == 0 ? null : Text();

    public Author Author() => new()
    {
        Id = Guid(),
        Email = $"{random.Next(20)}@example.org",
        Name = Text(),
        Boss = Maybe(Guid),
        Score = random.Next(-3, 3),
        Address = random.Next(2) == 0 ? null : new Address { Street = Text(), City = MaybeText() },
    };

    public Order Order() => new()
    {
        Id = random.Next(1, 40),
        Author = Guid(),
        Code = random.Next(2) == 0 ? null : random.Next(40).ToString(),
        PlacedAt = Time(),
        Total = random.Next(1000) / 100m,
        Status = new[] { Status.Open, Status.Paid, Status.Sent, Status.Lost }[random.Next(4)],
        Note = MaybeText(),
        Reviewer = Maybe(Guid),
    };

    public Line Line() => new()
    {
        Order = random.Next(1, 40),
        No = random.Next(-2, 3),
        Product = Text(),
        Quantity = random.Next(5),
        Lot = Maybe(Data),
    };

    public Document Document() => new()
    {
        Name = Text(),
        Text = Text(),
        Words = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text())],
        Rank = random.Next(4),
        Version = random.Next(4),
    };

    public Sample Sample() => new()
    {
        Text = Text(),
        Data = Data(),
        Number = random.Next(-2, 2),
        Small = Maybe(() => (short)random.Next(-2, 3)),
        Real = Maybe(Real),
        Day = Maybe(Day),
        Raw = Maybe(Data),
        Uid = Maybe(Guid),
        Label = MaybeText(),
    };

    public Blob Blob() => new() { Name = Data(), Content = Data() };

    public Label Label() => new() { Text = Text(), Target = Maybe(Data) };
}
