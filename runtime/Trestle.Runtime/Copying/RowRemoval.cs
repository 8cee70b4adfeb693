using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>
/// Removes from a target the rows that the source has not, and those that refer to other rows than there: what they refer to may have
/// to go as well. What has been changed otherwise is written over later.
/// </summary>
sealed class RowRemoval<TLayout, TRow, TKey>(
    CopyRun run, TableShape table, TableEngine<TRow, TKey> source, TableEngine<TRow, TKey> target)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly byte[][] values = [[], []];
    TableCursor<TRow, TKey>? cursor;
    bool? more;
    byte[]? after;

    /// <summary>Removes them; false when something refers to one of them, which is thrown when <paramref name="isStrict"/> is set.</summary>
    public async ValueTask<bool> Run(bool isStrict)
    {
        cursor = source.Open(run.Source, -1, KeyRange.All, false, long.MaxValue);
        try
        {
            var isClean = true;
            for (var isEnd = false; !isEnd;)
            {
                var found = await Find().ConfigureAwait(false);
                isEnd = found.Count < run.Options.BatchRows;
                isClean &= found.Count == 0 || await Remove(found, isStrict).ConfigureAwait(false);
            }
            return isClean;
        }
        finally
        {
            await run.Calls.Close(cursor).ConfigureAwait(false);
        }
    }

    async ValueTask<bool> Remove(List<TKey> keys, bool isStrict)
    {
        var removed = await run.Calls.Write(run.Target, async transaction =>
        {
            var (count, isClean) = (0, true);
            foreach (var key in keys)
            {
                try
                {
                    count += await run.Calls.Delete(target, transaction, key).ConfigureAwait(false) ? 1 : 0;
                }
                catch (ForeignKeyViolationException) when (!isStrict)
                {
                    isClean = false;
                }
            }
            return (count, isClean);
        }).ConfigureAwait(false);
        run.Add(table.Name, 0, 0, 0, removed.count);
        return removed.isClean;
    }

    // As many keys as a batch has, of rows behind those of the last call.
    async ValueTask<List<TKey>> Find()
    {
        var found = new List<TKey>();
        var snapshot = await run.Calls.BeginRead(run.Target).ConfigureAwait(false);
        var ticket = snapshot.Ticket;
        var stored = target.Open(snapshot, -1, KeyRange.All, false, long.MaxValue, after is null ? null : new PagePosition(after, after));
        try
        {
            while (found.Count < run.Options.BatchRows && await run.Calls.MoveNext(stored).ConfigureAwait(false))
            {
                if (!await Has(stored).ConfigureAwait(false))
                    found.Add(stored.Key);
                if (found.Count == run.Options.BatchRows)
                    after = stored.KeyBytes.ToArray();
            }
        }
        finally
        {
            await run.Calls.Close(stored).ConfigureAwait(false);
            await run.Calls.End(snapshot, ticket).ConfigureAwait(false);
        }
        return found;
    }

    // Whether the source has the row, with the same references.
    async ValueTask<bool> Has(TableCursor<TRow, TKey> stored)
    {
        while (more ??= await run.Calls.MoveNext(cursor!).ConfigureAwait(false))
        {
            var order = cursor!.KeyBytes.SequenceCompareTo(stored.KeyBytes);
            if (order >= 0)
                return order == 0 && RefersAlike(cursor.Row, stored.Row);
            more = null;
        }
        return false;
    }

    bool RefersAlike(TRow row, TRow stored)
    {
        if (table.References.Count == 0 || row.Equals(stored))
            return true;
        var one = Encode(row, ref values[0]);
        var other = Encode(stored, ref values[1]);
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        Span<byte> before = stackalloc byte[KeyWriter.BufferSize];
        for (var reference = 0; reference < table.References.Count; reference++)
        {
            var length = TLayout.WriteReference(reference, one, buffer);
            var was = TLayout.WriteReference(reference, other, before);
            if (was >= 0 && (length < 0 || !buffer[..length].SequenceEqual(before[..was])))
                return false;
        }
        return true;
    }

    static ReadOnlySpan<byte> Encode(TRow row, ref byte[] buffer)
    {
        var size = TLayout.MaxValueSize(row);
        if (buffer.Length < size)
            buffer = new byte[size];
        return buffer.AsSpan(0, TLayout.WriteValue(row, buffer));
    }
}
