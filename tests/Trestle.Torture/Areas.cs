using System.Globalization;
using Trestle.Torture.Crash;
using Trestle.Torture.Faults;
using Trestle.Torture.Fuzz;
using Trestle.Torture.History;
using Trestle.Torture.Model;
using Trestle.Torture.Reports;
using Trestle.Torture.Soak;
using Trestle.Torture.Stores;

namespace Trestle.Torture;

/// <summary>
/// The areas by name, with the share of the time that each takes: of twenty minutes, so many. What one leaves over, the next ones have, so
/// those of which so much is wanted that they may need all of theirs come first. Soaking is beside the others for as long as it wants: it
/// mostly waits.
/// </summary>
static class Areas
{
    const double DefaultMinutes = 5;

    static readonly (string Name, double Share, Func<Run, Task> Run)[] OneByOne =
    [
        ("crash", 8, CrashArea.Run),
        ("model", 6, ModelArea.Run),
        ("fuzz", 2, FuzzArea.Run),
        ("faults", 3, FaultsArea.Run),
        ("history", 1, HistoryArea.Run),
    ];

    static readonly (string Name, Func<Run, Task> Run) Beside = ("soak", SoakArea.Run);

    /// <summary>What the areas are called.</summary>
    public static IReadOnlyList<string> Names { get; } = [Beside.Name, .. OneByOne.Select(area => area.Name)];

    public static async Task<int> Run(string[] words)
    {
        var minutes = Option(words, "--minutes") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultMinutes;
        var seed = Option(words, "--seed") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Random.Shared.Next(1 << 30);
        var names = words.Where((word, i) => !word.StartsWith('-') && (i == 0 || !words[i - 1].StartsWith("--", StringComparison.Ordinal))).ToList();
        if (names.Except(Names).Any())
        {
            Console.Error.WriteLine($"There is no such area. Give none, or some of: {string.Join(", ", Names)}.");
            return 2;
        }
        var store = Option(words, "--store") ?? "";
        if (store.Length > 0 && !Site.Kinds.Contains(store))
        {
            Console.Error.WriteLine($"There is no such kind of store. Give none, or one of: {string.Join(", ", Site.Kinds)}.");
            return 2;
        }
        SmallDisk.CleanUp();
        using var stop = new Stop();
        Console.WriteLine($"seed {seed}, {minutes} minutes");
        var ledger = new Ledger(Console.Error);
        using (var progress = new Progress(ledger, Console.Error))
        {
            try
            {
                var run = new Run(ledger, seed, TimeSpan.FromMinutes(minutes), Option(words, "--only") ?? "", store, IsShort: false) { Stop = stop.Token };
                await Run(run, names.Count == 0 ? Names : names);
            }
            finally
            {
                foreach (var line in progress.Table())
                    Console.WriteLine(line);
            }
        }
        return ledger.IsClean ? 0 : 1;
    }

    static async Task Run(Run run, IReadOnlyList<string> names)
    {
        var areas = OneByOne.Where(area => names.Contains(area.Name)).ToList();
        var soak = names.Contains(Beside.Name) ? Beside.Run(run.Beside()) : Task.CompletedTask;
        foreach (var area in areas)
            await area.Run(run.For(run.Left.Take(area.Share / areas.Sum(one => one.Share))));
        await soak;
    }

    static string? Option(string[] words, string name) => Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
}
