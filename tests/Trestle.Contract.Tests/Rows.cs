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
}
