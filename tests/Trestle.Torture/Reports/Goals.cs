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

    /// <summary>A line for each goal of which the run had a part.</summary>
    public static IEnumerable<string> Lines(Ledger ledger)
    {
        foreach (var (what, fault, isPerStore, wanted) in All)
        {
            var tallies = ledger.Tallies.Where(tally => tally.Fault.StartsWith(fault, StringComparison.Ordinal));
            foreach (var part in tallies.GroupBy(tally => isPerStore ? tally.Store : ""))
                yield return Line($"{what} {part.Key}".TrimEnd(), part.Sum(tally => (double)tally.Times), wanted);
        }
        if (ledger.Tallies.FirstOrDefault(tally => tally.Lasted > TimeSpan.Zero) is { } soak)
            yield return Line("minutes of soak", soak.Lasted.TotalMinutes, MinutesOfSoak);
    }

    static string Line(string what, double done, double wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {done:#,0.#} of {wanted:N0}, {(done >= wanted ? "reached" : "not reached")}");
}
