using System.Globalization;
using Trestle.Torture.Crash;
using Trestle.Torture.Faults;
using Trestle.Torture.Fuzz;
using Trestle.Torture.History;
using Trestle.Torture.Model;
using Trestle.Torture.Reports;
using Trestle.Torture.Soak;

namespace Trestle.Torture;

/// <summary>The areas by name, with the share of the time that each takes.</summary>
static class Areas
{
    const double DefaultMinutes = 5;

    public static IReadOnlyList<(string Name, double Share, Func<Run, Task> Run)> All { get; } =
    [
        ("crash", 5, CrashArea.Run),
        ("faults", 6, FaultsArea.Run),
        ("fuzz", 4, FuzzArea.Run),
        ("history", 1, HistoryArea.Run),
        ("soak", 2, SoakArea.Run),
        ("model", 2, ModelArea.Run),
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
        var ledger = new Ledger(Console.Error);
        var areas = All.Where(area => names.Count == 0 || names.Contains(area.Name)).ToList();
        Console.WriteLine($"seed {seed}, {minutes} minutes");
        foreach (var area in areas)
            await area.Run(new Run(ledger, seed, TimeSpan.FromMinutes(minutes * area.Share / areas.Sum(one => one.Share)), Option(words, "--only") ?? "", IsShort: false));
        foreach (var line in ledger.Lines())
            Console.WriteLine(line);
        return ledger.IsClean ? 0 : 1;
    }

    static string? Option(string[] words, string name) => Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
}
