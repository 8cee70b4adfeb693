using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>The rows of a target in key order, to be met one by one by those of the source.</summary>
sealed class RowMerge<TLayout, TRow, TKey> : IAsyncDisposable
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly byte[] key = new byte[KeyWriter.BufferSize];
    readonly CopyRun run;
    readonly TableShape table;
    readonly TableCursor<TRow, TKey> cursor;
    bool? more;

    /// <summary>Begins behind the encoded key <paramref name="after"/>, or with the first row.</summary>
    public RowMerge(CopyRun run, TableShape table, TableEngine<TRow, TKey> target, StoreTransaction transaction, byte[]? after, long limit)
    {
        this.run = run;
        this.table = table;
        cursor = target.Open(transaction, -1, KeyRange.All, false, limit, after is null ? null : new PagePosition(after, after));
    }

    /// <summary>The target's row with the same key, or null. The rows before it are extra.</summary>
    public async ValueTask<TRow?> Meet(TRow row)
    {
        var length = TLayout.WriteKey(TLayout.KeyOf(row), key);
        while (more ??= await run.Calls.MoveNext(cursor).ConfigureAwait(false))
        {
            var order = cursor.KeyBytes.SequenceCompareTo(key.AsSpan(0, length));
            if (order > 0)
                return null;
            more = null;
            if (order == 0)
                return cursor.Row;
            Refuse();
        }
        return null;
    }

    /// <summary>Says that the source has no more rows: all that are left are extra.</summary>
    public async ValueTask End()
    {
        if (run.Options.DeleteExtra)
            return;
        if (more ?? await run.Calls.MoveNext(cursor).ConfigureAwait(false))
            Refuse();
    }

    public ValueTask DisposeAsync() => run.Calls.Close(cursor);

    // What may be deleted was, before rows are written; what is left of it then goes at the end.
    void Refuse()
    {
        if (!run.Options.DeleteExtra)
            throw new ExtraRowException(table.Name, KeyText.Of(table, -1, cursor.KeyBytes));
    }
}
