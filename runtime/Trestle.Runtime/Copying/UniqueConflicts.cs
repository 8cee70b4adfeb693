using System.Runtime.ExceptionServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>
/// Rows of the target that still hold unique values which rows of a batch have in the source: those that come later are brought up to
/// date along with the batch, those that the source has not go.
/// </summary>
sealed class UniqueConflicts<TLayout, TRow, TKey>(
    CopyRun run, TableShape table, TableEngine<TRow, TKey> source, TableEngine<TRow, TKey> target, IReadOnlyList<TRow> batch)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    // Each may wait for the next; beyond this, what was refused is told as it is.
    const int MostLater = 10_000;

    readonly int[] indexes = [.. Enumerable.Range(0, table.Indexes.Count).Where(index => table.Indexes[index].IsUnique)];
    readonly HashSet<TKey> known = [];
    byte[] value = [];

    /// <summary>Rows of the source behind the batch.</summary>
    public List<TRow> Later { get; } = [];

    /// <summary>Keys of rows that only the target has.</summary>
    public List<TKey> Extra { get; } = [];

    /// <summary>Finds the rows that are in the way, to be written or removed with the batch. Throws what was refused when there are none.</summary>
    public async ValueTask<bool> Resolve(ExceptionDispatchInfo refused)
    {
        var (snapshot, found) = (await run.Calls.BeginRead(run.Target).ConfigureAwait(false), Later.Count + Extra.Count);
        var ticket = snapshot.Ticket;
        try
        {
            known.UnionWith(batch.Select(TLayout.KeyOf));
            foreach (var row in batch)
                await Find(snapshot, row).ConfigureAwait(false);
            for (var at = 0; at < Later.Count && Later.Count <= MostLater; at++)
                await Find(snapshot, Later[at]).ConfigureAwait(false);
        }
        finally
        {
            await run.Calls.End(snapshot, ticket).ConfigureAwait(false);
        }
        if (Later.Count + Extra.Count == found || Later.Count > MostLater)
            refused.Throw();
        return true;
    }

    async ValueTask Find(StoreTransaction snapshot, TRow row)
    {
        foreach (var index in indexes)
        {
            if (Parts(index, row) is { } parts
                && await run.Calls.GetByIndex(target, snapshot, index, parts).ConfigureAwait(false) is { } holder
                && known.Add(TLayout.KeyOf(holder)))
                await Add(holder).ConfigureAwait(false);
        }
    }

    async ValueTask Add(TRow holder)
    {
        var key = TLayout.KeyOf(holder);
        if (await run.Calls.Get(source, run.Source, key).ConfigureAwait(false) is { } later)
            Later.Add(later);
        else if (run.Options.DeleteExtra)
            Extra.Add(key);
        else
            throw Violation(key);
    }

    ExtraRowException Violation(TKey key)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return new ExtraRowException(table.Name, KeyText.Of(table, -1, buffer[..TLayout.WriteKey(key, buffer)]));
    }

    byte[]? Parts(int index, TRow row)
    {
        var size = TLayout.MaxValueSize(row);
        if (value.Length < size)
            value = new byte[size];
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var length = TLayout.WriteIndexKey(index, value.AsSpan(0, TLayout.WriteValue(row, value)), buffer, out var hasNull);
        return length < 0 || hasNull ? null : buffer[..length].ToArray();
    }
}
