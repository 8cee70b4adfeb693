using System.Runtime.ExceptionServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>Brings the rows of the source to a target, a batch and a transaction at a time, in the order of their keys.</summary>
sealed class BatchWriter<TLayout, TRow, TKey>(
    CopyRun run, TableShape table, TableEngine<TRow, TKey> source, TableEngine<TRow, TKey> target,
    LateReferences<TLayout, TRow, TKey> references)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    byte[]? after;

    /// <summary>Writes what the target lacks of the rows that follow those of the last call.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="isEnd">Whether there are no more.</param>
    public async ValueTask Write(IReadOnlyList<TRow> batch, bool isEnd)
    {
        var last = batch.Count == 0 ? after : Key(batch[^1]);
        var conflicts = new UniqueConflicts<TLayout, TRow, TKey>(run, table, source, target, batch);
        BatchChanges<TRow> changes;
        do
            changes = await TryWrite(batch, last, isEnd, conflicts).ConfigureAwait(false);
        while (changes.Refused is { } refused && await conflicts.Resolve(refused).ConfigureAwait(false));
        after = last;
        run.MustRepeat |= conflicts.Extra.Count > 0;
        run.Add(table.Name, batch.Count, changes.Missing.Count, changes.Differing.Count, conflicts.Extra.Count);
    }

    async ValueTask<BatchChanges<TRow>> TryWrite(
        IReadOnlyList<TRow> batch, byte[]? last, bool isEnd, UniqueConflicts<TLayout, TRow, TKey> conflicts)
    {
        try
        {
            return await run.Calls.Write(run.Target, transaction => Write(transaction, batch, last, isEnd, conflicts)).ConfigureAwait(false);
        }
        catch (UniqueViolationException e) when (e.Index is not null)
        {
            return new BatchChanges<TRow> { Refused = ExceptionDispatchInfo.Capture(e) };
        }
    }

    async ValueTask<BatchChanges<TRow>> Write(
        StoreTransaction transaction, IReadOnlyList<TRow> batch, byte[]? last, bool isEnd, UniqueConflicts<TLayout, TRow, TKey> conflicts)
    {
        var changes = await Compare(transaction, batch, last, isEnd).ConfigureAwait(false);
        foreach (var row in conflicts.Later)
            changes.Differing.Add(LeaveOut(row, last));
        foreach (var key in conflicts.Extra)
            await run.Calls.Delete(target, transaction, key).ConfigureAwait(false);
        if (changes.Missing.Count + changes.Differing.Count > 0)
            await run.Calls.Load(target, transaction, changes.Missing.Concat(changes.Differing), changes.Differing.Count > 0)
                .ConfigureAwait(false);
        return changes;
    }

    async ValueTask<BatchChanges<TRow>> Compare(StoreTransaction transaction, IReadOnlyList<TRow> batch, byte[]? last, bool isEnd)
    {
        var changes = new BatchChanges<TRow>();
        var limit = run.Options.DeleteExtra ? long.MaxValue : batch.Count + 1L;
        var merge = new RowMerge<TLayout, TRow, TKey>(run, table, target, transaction, after, limit);
        await using var open = merge.ConfigureAwait(false);
        foreach (var row in batch)
        {
            var stored = await merge.Meet(row).ConfigureAwait(false);
            if (stored is null)
                changes.Missing.Add(LeaveOut(row, last));
            else if (!row.Equals(stored) && LeaveOut(row, last) is var wanted && !wanted.Equals(stored))
                changes.Differing.Add(wanted);
        }
        if (isEnd)
            await merge.End().ConfigureAwait(false);
        return changes;
    }

    TRow LeaveOut(TRow row, byte[]? last)
    {
        var wanted = references.LeaveOut(row, last);
        if (!ReferenceEquals(wanted, row))
            references.Note();
        return wanted;
    }

    static byte[] Key(TRow row)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)].ToArray();
    }
}
