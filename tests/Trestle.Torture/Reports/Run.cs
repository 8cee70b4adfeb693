using System.Diagnostics;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Reports;

/// <summary>What an area is given: where to count, the seed of all that is random, and how long and how often it goes on.</summary>
/// <param name="Ledger">Where it counts.</param>
/// <param name="Seed">The first seed; the n-th repetition has the n-th after it.</param>
/// <param name="Time">How long all of the area may take.</param>
/// <param name="Only">A part of the name of the faults that are made; empty for all.</param>
/// <param name="Store">The kind of store that they are made to; empty for all.</param>
/// <param name="IsShort">Whether this run belongs to the tests: then counts bound it, not the time.</param>
sealed record Run(Ledger Ledger, int Seed, TimeSpan Time, string Only, string Store, bool IsShort)
{
    /// <summary>The kinds of stores to which faults are made.</summary>
    public IEnumerable<string> Kinds => Site.Kinds.Where(WantsStore);

    /// <summary>Asks for the end: what goes on is finished, and nothing more begun.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>What is left of the time for those faults that come one after the other.</summary>
    public Budget Left { get; init; } = new(Time);

    /// <summary>The same run for faults that are made beside others: they have all of the time to themselves.</summary>
    public Run Beside() => For(Time);

    /// <summary>The same run with another time.</summary>
    public Run For(TimeSpan time) => this with { Time = time, Left = new Budget(time) };

    /// <summary>
    /// Repeats a fault: <paramref name="few"/> times in a short run, else until its share of the time is over or it was made
    /// <paramref name="many"/> times.
    /// </summary>
    public async Task Repeat(string fault, string store, double share, int few, int many, Func<int, Task> action)
    {
        if (!Wants(fault))
            return;
        var time = Left.Take(share);
        var watch = Stopwatch.StartNew();
        var limit = IsShort ? few : many;
        for (var i = 0; i < limit && !Stop.IsCancellationRequested && (IsShort || i == 0 || watch.Elapsed < time); i++)
        {
            var seed = Seed + i;
            await Ledger.Count(fault, store, seed, () => action(seed));
        }
    }

    /// <summary>The same as <see cref="Repeat(string, string, double, int, int, Func{int, Task})"/> for what waits for nothing.</summary>
    public Task Repeat(string fault, string store, double share, int few, int many, Action<int> action) =>
        Repeat(fault, store, share, few, many, seed =>
        {
            action(seed);
            return Task.CompletedTask;
        });

    /// <summary>Whether a fault is to be made.</summary>
    public bool Wants(string fault) => fault.Contains(Only, StringComparison.Ordinal);

    bool WantsStore(string kind) => Store.Length == 0 || kind == Store;
}
