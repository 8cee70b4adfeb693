using System.Globalization;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Soak;

/// <summary>
/// Readers, writers that share commits, and growth, for as long as there is time, in a process of its own: what it holds stays what it was,
/// whatever goes on beside it.
/// </summary>
static class SoakArea
{
    const string Fault = "soak";
    const string AllKinds = "all";

    static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Task Run(Run run) => run.Repeat(Fault, AllKinds, 1, 1, 1, async _ =>
    {
        var time = run.IsShort ? Short : run.Time < Longest ? run.Time : Longest;
        using var child = Child.Start([ChildProgram.Word, "soak", time.ToString("c", CultureInfo.InvariantCulture), .. run.Kinds]);
        using var stop = run.Stop.Register(child.Release);
        var tally = run.Ledger.Of(Fault, AllKinds);
        Finding? finding = null;
        while (await child.NextAsync() is { } line)
            finding = Hear(tally, line) ?? finding;
        var exit = await child.ExitAsync();
        Finding.Unless(exit == 0, Verdict.Crashed, $"The process ended with code {exit}: {await child.Errors}");
        if (finding is not null)
            throw finding;
    });

    static Finding? Hear(Tally tally, string line)
    {
        switch (line.Split(' ', 3))
        {
            case [SoakingChild.At, var seconds, var transactions]:
                tally.Lasted = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
                tally.Add(long.Parse(transactions, CultureInfo.InvariantCulture) - tally.Times);
                return null;
            case [SoakingChild.Figures, ..]:
                tally.Note += line[SoakingChild.Figures.Length..];
                return null;
            case [SoakingChild.Found, var verdict, var message]:
                return new Finding(Enum.Parse<Verdict>(verdict), message);
            default:
                throw new FormatException($"A child that soaks said '{line}'.");
        }
    }
}
