using System.Globalization;

namespace Trestle.Torture.Reports;

/// <summary>How much a long run is to do, and whether one did.</summary>
static class Goals
{
    static readonly (string What, string Fault, bool IsPerStore, double Wanted)[] All =
    [
        ("kills", "killed: ", true, 500),
        ("files with flipped bytes", "damaged file: flipped", false, 10_000),
        ("files cut short", "damaged file: truncated", false, 2_000),
        ("fuzzed inputs", "fuzz: ", false, 10_000_000),
        ("steps against the model", "random steps", true, 1_000_000),
    ];

    const double MinutesOfSoak = 10;

    /// <summary>How much of each goal was done of which the run had a part.</summary>
    public static IEnumerable<Goal> Of(Ledger ledger)
    {
        foreach (var (what, fault, isPerStore, wanted) in All)
        {
            var tallies = ledger.Tallies.Where(tally => tally.Fault.StartsWith(fault, StringComparison.Ordinal));
            foreach (var part in tallies.GroupBy(tally => isPerStore ? tally.Store : ""))
                yield return new Goal($"{what} {part.Key}".TrimEnd(), part.Sum(tally => (double)tally.Times), wanted);
        }
        if (ledger.Tallies.FirstOrDefault(tally => tally.Lasted > TimeSpan.Zero) is { } soak)
            yield return new Goal("minutes of soak", soak.Lasted.TotalMinutes, MinutesOfSoak);
    }
}

/// <summary>Something of which a long run is to do so much.</summary>
readonly record struct Goal(string What, double Done, double Wanted)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What}: {Done:#,0.#} of {Wanted:N0}");

    /// <summary>The same, and whether it was reached.</summary>
    public string Line => $"{this}, {(Done >= Wanted ? "reached" : "not reached")}";
}
