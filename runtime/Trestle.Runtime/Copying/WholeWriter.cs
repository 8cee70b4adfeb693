using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>
/// Brings all rows of a table to a target in one transaction and one load, for rows that refer to each other and cannot do without. They
/// stream all the same; a server is read without awaiting meanwhile.
/// </summary>
sealed class WholeWriter<TLayout, TRow, TKey>(
    CopyRun run, TableShape table, TableEngine<TRow, TKey> source, TableEngine<TRow, TKey> target,
    LateReferences<TLayout, TRow, TKey> references)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly CopyRun reading = new(run.Source, run.Target, run.Options, null, new StoreCalls(false, run.Calls.Token));
    long rows;
    long missing;
    long differing;

    /// <summary>Writes what the target lacks.</summary>
    public async ValueTask Write()
    {
        await run.Calls.Write(run.Target, Load).ConfigureAwait(false);
        run.Add(table.Name, rows, missing, differing, 0);
    }

    async ValueTask<long> Load(StoreTransaction transaction)
    {
        var isEmpty = await run.Calls.Count(target, transaction).ConfigureAwait(false) == 0;
        return await run.Calls.Load(target, transaction, Changes(transaction), replace: !isEmpty).ConfigureAwait(false);
    }

    // The target is read in the transaction that is writing to it: what is written has keys that were read before.
    IEnumerable<TRow> Changes(StoreTransaction transaction)
    {
        rows = missing = differing = 0;
        var merge = new RowMerge<TLayout, TRow, TKey>(reading, table, target, transaction, null, long.MaxValue);
        using var cursor = source.Open(run.Source, -1, KeyRange.All, false, long.MaxValue);
        try
        {
            while (Done(reading.Calls.MoveNext(cursor)))
            {
                rows++;
                if (Changed(cursor.Row, Done(merge.Meet(cursor.Row))) is { } changed)
                    yield return changed;
            }
            Done(merge.End());
        }
        finally
        {
            Done(merge.DisposeAsync());
        }
    }

    TRow? Changed(TRow row, TRow? stored)
    {
        if (row.Equals(stored))
            return null;
        var wanted = references.LeaveOut(row, known: null);
        if (!ReferenceEquals(wanted, row))
            references.Note();
        if (wanted.Equals(stored))
            return null;
        _ = stored is null ? missing++ : differing++;
        return wanted;
    }

    // Read by the synchronous verbs, inside a load that takes its rows synchronously.
    static T Done<T>(ValueTask<T> call) => call.GetAwaiter().GetResult();

    static void Done(ValueTask call) => call.GetAwaiter().GetResult();
}
