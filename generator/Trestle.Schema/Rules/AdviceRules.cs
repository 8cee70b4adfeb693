namespace Trestle.Schema.Rules;

/// <summary>Every rule on what a schema that compiles could do better, 21xx. An id is never reused.</summary>
public static class AdviceRules
{
    public static Rule ReferenceWithoutIndex { get; } = Slow("TRS2101", "A reference has no index");
    public static Rule RedundantIndex { get; } = Slow("TRS2102", "An index gives nothing that another does not give");
    public static Rule LargeInline { get; } = Better("TRS2103", "A large value is stored in rows that are walked");
    public static Rule IndexedJson { get; } = Better("TRS2104", "A table with many indexes stores its rows as JSON");
    public static Rule RandomKey { get; } = Better("TRS2105", "A table that grows at its end has a random key");
    public static Rule FloatKey { get; } = Slow("TRS2106", "A key has a floating-point number in it");
    public static Rule FloatIndex { get; } = Slow("TRS2107", "An index asks for equality of floating-point numbers");
    public static Rule FloatMoney { get; } = Slow("TRS2108", "Money is a floating-point number");
    public static Rule TimeWithoutUnit { get; } = Slow("TRS2109", "A time is a number without a unit");
    public static Rule LargeWithoutIndex { get; } = Better("TRS2110", "A large table has no index but its key");
    public static Rule UnreadableStats { get; } = Slow("TRS2111", "A stats file cannot be read");

    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        ReferenceWithoutIndex, RedundantIndex, LargeInline, IndexedJson, RandomKey, FloatKey, FloatIndex, FloatMoney, TimeWithoutUnit,
        LargeWithoutIndex, UnreadableStats,
    ];

    // Slow, or most likely not what was meant. None of them fails a build by itself: some are told by names, and names are guesses.
    static Rule Slow(string id, string title) => new(id, title, Severity.Warning);

    static Rule Better(string id, string title) => new(id, title, Severity.Info);
}
