using Trestle.Keys;
using Trestle.Layout;
using Trestle.Migrations.Journal;
using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>Adds what a row counts to a sum.</summary>
delegate void MeasureRow<TRow>(TRow row, ref InvariantSum sum);

/// <summary>The rows of a table in the order of their keys, a batch and a transaction at a time.</summary>
sealed class RowBatches<TLayout, TRow, TKey>(StoreEngine engine, int batchRows)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    // Besides the number of rows, so that large ones do not fill the memory.
    const long MostBytes = 16 << 20;

    readonly TableEngine<TRow, TKey> table = engine.Table<TLayout, TRow, TKey>();

    public long Count() => Read(table.Count);

    public long LastNumber() => Read(table.LastNumber);

    /// <summary>The row with this key, or null.</summary>
    public TRow? Find(TKey key) => Read(transaction => table.TryGet(transaction, key, out var row) ? row : null);

    /// <summary>The rows behind this key; none at the end.</summary>
    public List<TRow> Read(byte[]? after) => Read(transaction =>
    {
        var (rows, size) = (new List<TRow>(), 0L);
        using var cursor = table.Open(
            transaction, -1, KeyRange.All, false, batchRows, after is null ? null : new PagePosition(after, after));
        while (rows.Count < batchRows && size < MostBytes && cursor.MoveNext())
        {
            rows.Add(cursor.Row);
            size += TLayout.MaxValueSize(rows[^1]);
        }
        return rows;
    });

    /// <summary>What all rows count together.</summary>
    public InvariantSum Sum(MeasureRow<TRow> measure, Action<long> report)
    {
        var (sum, done) = (default(InvariantSum), 0L);
        byte[]? last = null;
        while (Read(last) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                measure(row, ref sum);
            last = RowBatches.Key<TLayout, TRow, TKey>(rows[^1]);
            report(done += rows.Count);
        }
        return sum;
    }

    /// <summary>Adds rows and notes in the same transaction how far that is. The table goes on behind <paramref name="lastNumber"/>.</summary>
    public void Write(IReadOnlyCollection<TRow> rows, long lastNumber, JournalRewrite progress)
    {
        var transaction = engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            if (rows.Count > 0)
                table.Load(transaction, rows, replace: false);
            if (lastNumber > 0)
                table.RaiseNumber(transaction, lastNumber);
            engine.Table<JournalRewriteLayout, JournalRewrite, JournalRewriteKey>().Upsert(transaction, progress);
            transaction.Commit(ticket);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    T Read<T>(Func<StoreTransaction, T> read)
    {
        var transaction = engine.BeginRead();
        var ticket = transaction.Ticket;
        try
        {
            return read(transaction);
        }
        finally
        {
            transaction.End(ticket);
        }
    }
}

/// <summary>What needs no store.</summary>
static class RowBatches
{
    /// <summary>The encoded key of a row.</summary>
    public static byte[] Key<TLayout, TRow, TKey>(TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)].ToArray();
    }
}
