namespace Trestle.Contract.Tests;

/// <summary>Rows for tests that care about one or two fields.</summary>
static class Rows
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Author Author(int id, string? email = null, string name = "Ada", Guid? boss = null, int score = 0) =>
        new() { Id = Id(id), Email = email ?? $"{id}@example.org", Name = name, Boss = boss, Score = score };

    public static Order Order(long id, int author = 1, string? code = null, DateTimeOffset? at = null, Status status = Status.Open, Guid? reviewer = null) =>
        new() { Id = id, Author = Id(author), Code = code, PlacedAt = at ?? Noon, Total = 9.99m, Status = status, Reviewer = reviewer };

    public static Line Line(long order, int no, string product = "tea", int quantity = 1) =>
        new() { Order = order, No = no, Product = product, Quantity = quantity };

    public static Document Document(string name, int rank = 0, long version = 0) =>
        new() { Name = name, Text = "text", Words = ["one", "two"], Rank = rank, Version = version };

    public static Sample Sample(string text, short? small = null, double? real = null, Bytes? raw = null, DateOnly? day = null, string? label = null, int number = 0) =>
        new() { Text = text, Data = default, Number = number, Small = small, Real = real, Raw = raw, Day = day, Label = label };

    public static Everything Everything(uint id) => new()
    {
        Id = id,
        A = true,
        B = UInt128.MaxValue - 1,
        C = UInt256.Parse("115792089237316195423570985008687907853269984665640564039457584007913129639935"),
        D = -0.5f,
        E = new NanoTimestamp(1_234_567_890_123_456_789),
        F = new DateOnly(2026, 2, 28),
        G = new TimeOnly(23, 59, 59, 999, 999),
        H = -TimeSpan.FromMicroseconds(1_234_567),
        I = Json.Parse("""{ "a": [1, 2.50, null] }"""),
        J = [int.MinValue, 0, int.MaxValue],
        K = new Dictionary<string, string> { ["ä"] = "1", [""] = "" },
        L = new byte[] { 1, 2, 3, 4 },
        M = -1234567890123456789012.345678m,
        N = null,
        O = new Address { Street = "", City = null },
    };
}
