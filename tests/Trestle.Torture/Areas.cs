using System.Diagnostics;
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
/// The areas by name, with the share of the time that each takes: of forty minutes, so many. What one leaves over, the next ones have.
/// </summary>
static class Areas
{
    const double DefaultMinutes = 5;

    public static IReadOnlyList<(string Name, double Share, Func<Run, Task> Run)> All { get; } =
    [
        ("soak", 10, SoakArea.Run),
        ("history", 1, HistoryArea.Run),
        ("crash", 9, CrashArea.Run),
        ("faults", 8, FaultsArea.Run),
        ("fuzz", 6, FuzzArea.Run),
        ("model", 6, ModelArea.Run),
    ];

    public static async Task<int> Run(string[] words)
    {
        var minutes = Option(words, "--minutes") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultMinutes;
        var seed = Option(words, "--seed") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : Random.Shared.Next(1 << 30);
        var names = words.Where((word, i) => !word.StartsWith('-') && (i == 0 || !words[i - 1].StartsWith("--", StringComparison.Ordinal))).ToList();
        if (names.Except(All.Select(area => area.Name)).Any())
        {
            Console.Error.WriteLine($"There is no such area. Give none, or some of: {string.Join(", ", All.Select(area => area.Name))}.");
            return 2;
        }
        var store = Option(words, "--store") ?? "";
        if (store.Length > 0 && !Site.Kinds.Contains(store))
        {
            Console.Error.WriteLine($"There is no such kind of store. Give none, or one of: {string.Join(", ", Site.Kinds)}.");
            return 2;
        }
        SmallDisk.CleanUp();
        var ledger = new Ledger(Console.Error);
        var areas = All.Where(area => names.Count == 0 || names.Contains(area.Name)).ToList();
        Console.WriteLine($"seed {seed}, {minutes} minutes");
        var watch = Stopwatch.StartNew();
        var left = new Budget(TimeSpan.FromMinutes(minutes));
        foreach (var area in areas)
        {
            var time = left.Take(area.Share / areas.Sum(one => one.Share));
            await area.Run(new Run(ledger, seed, time, Option(words, "--only") ?? "", store, IsShort: false));
        }
        foreach (var line in ledger.Lines())
            Console.WriteLine(line);
        Console.WriteLine();
        foreach (var line in Goals.Lines(ledger))
            Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:F1} minutes"));
        return ledger.IsClean ? 0 : 1;
    }

    static string? Option(string[] words, string name) => Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
}
