using System.Diagnostics;

namespace Trestle.Torture.Reports;

/// <summary>What an area is given: where to count, the seed of all that is random, and how long and how often it goes on.</summary>
/// <param name="Ledger">Where it counts.</param>
/// <param name="Seed">The first seed; the n-th repetition has the n-th after it.</param>
/// <param name="Time">How long all of the area may take.</param>
/// <param name="Only">A part of the name of the faults that are made; empty for all.</param>
/// <param name="IsShort">Whether this run belongs to the tests: then counts bound it, not the time.</param>
sealed record Run(Ledger Ledger, int Seed, TimeSpan Time, string Only, bool IsShort)
{
    /// <summary>
    /// Repeats a fault: <paramref name="few"/> times in a short run, else until its share of the time is over or it was made
    /// <paramref name="many"/> times.
    /// </summary>
    public async Task Repeat(string fault, string store, double share, int few, int many, Func<int, Task> action)
    {
        if (!Wants(fault))
            return;
        var watch = Stopwatch.StartNew();
        var limit = IsShort ? few : many;
        for (var i = 0; i < limit && (IsShort || i == 0 || watch.Elapsed < Time * share); i++)
        {
            var seed = Seed + i;
            await Ledger.Count(fault, store, seed, () => action(seed));
        }
    }

    /// <summary>Whether a fault is to be made.</summary>
    public bool Wants(string fault) => fault.Contains(Only, StringComparison.Ordinal);

    /// <summary>The same as <see cref="Repeat(string, string, double, int, int, Func{int, Task})"/> for what waits for nothing.</summary>
    public Task Repeat(string fault, string store, double share, int few, int many, Action<int> action) =>
        Repeat(fault, store, share, few, many, seed =>
        {
            action(seed);
            return Task.CompletedTask;
        });
}
