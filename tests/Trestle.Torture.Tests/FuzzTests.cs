using Trestle.Torture.Fuzz;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Tests;

/// <summary>A short run of the fuzzing, and that it finds what it must.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Damaged_input_of_every_kind_is_read_or_refused()
    {
        var ledger = await ShortRun.Of(FuzzArea.Run);
        Assert.All(ledger.Tallies, tally => Assert.Matches("^[1-9].* edges, [1-9].* inputs kept$", tally.Note));
    }

    [Fact]
    public async Task An_input_that_ends_the_process_is_told()
    {
        var log = new StringWriter();
        var ledger = new Ledger(log);
        await FuzzArea.Run(ShortRun.In(ledger), [FuzzTargets.ReadsTooFar]);
        Assert.Equal(1, Assert.Single(ledger.Tallies)[Verdict.Crashed]);
        var input = Convert.FromBase64String(log.ToString().TrimEnd().Split('\n')[^1]);
        Assert.Equal(FuzzTargets.TooShort, input.Length);
    }
}
