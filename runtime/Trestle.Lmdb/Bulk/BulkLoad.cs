using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb.Bulk;

/// <summary>
/// One load of many rows. Everything is sorted: rows by key, index entries and references by theirs; everything is checked in
/// that order; and only then is anything written, appended where it lies behind what is there. So a load that fails leaves the
/// transaction as it was, without a nested one, and each tree is walked once from left to right.
/// </summary>
[SkipLocalsInit]
sealed class BulkLoad<TLayout, TRow, TKey> : IDisposable
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly LmdbTransaction transaction;
    readonly LmdbTable<TLayout, TRow, TKey> table;
    readonly RowWriter<TLayout, TRow, TKey> writer;
    readonly ProgressReport progress;
    readonly bool replace;
    readonly bool asStored;
    readonly ExternalSorter rows;
    readonly IndexLoad[] indexes;
    readonly ReferenceLoad[] references;

    public BulkLoad(
        LmdbTransaction transaction, LmdbTable<TLayout, TRow, TKey> table, RowWriter<TLayout, TRow, TKey> writer, ProgressReport progress,
        bool replace, bool asStored)
    {
        this.transaction = transaction;
        this.table = table;
        this.writer = writer;
        this.progress = progress;
        this.replace = replace;
        this.asStored = asStored;
        var options = transaction.Environment.Options;
        var folder = SpillFolder.Of(transaction.Environment);
        var share = options.BulkMemoryBytes / 2 / Math.Max(1, table.Space.Indexes.Length + table.Outbound.Count);
        rows = new ExternalSorter(options.BulkMemoryBytes / 2, folder);
        indexes = [.. table.Space.Indexes.Select(tree => new IndexLoad(transaction, tree, new ExternalSorter(share, folder)))];
        references = [.. Enumerable.Range(0, table.Outbound.Count)
            .Select(reference => new ReferenceLoad(transaction, table.Outbound, reference, new ExternalSorter(share, folder)))];
    }

    public long Run(IEnumerable<TRow> given)
    {
        var ticket = transaction.Ticket;
        progress.Enter(LoadPhase.Reading);
        foreach (var row in given)
        {
            ArgumentNullException.ThrowIfNull(row, "rows");
            transaction.Verify(ticket);
            Read(row);
        }
        transaction.Verify(ticket);
        progress.Enter(LoadPhase.Sorting);
        if (replace)
            SortReplacing();
        else
            SortAll();
        foreach (var index in indexes)
            index.Check();
        foreach (var reference in references)
            reference.Check(table, rows);
        progress.Enter(LoadPhase.Writing);
        transaction.BeginWrites();
        WriteRows();
        progress.Enter(LoadPhase.Indexing);
        foreach (var index in indexes)
            index.Write();
        progress.Report();
        transaction.EndWrites();
        return rows.Count;
    }

    public void Dispose()
    {
        rows.Dispose();
        foreach (var index in indexes)
            index.Dispose();
        foreach (var reference in references)
            reference.Dispose();
    }

    void Read(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        row = asStored ? Checked(row) : replace ? Replacing(row) : writer.Prepare(transaction.Writing!, row);
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = writer.WriteKey(transaction.Writing!, row, buffer);
        var value = RowWriter<TLayout, TRow, TKey>.Encode(transaction, row);
        rows.Add(key.Stored, value);
        // A new row has all its entries to add, and they are computed while it is at hand; what a replaced one changes is known later.
        if (!replace)
            Collect(key.Logical, default, value);
        progress.RowRead();
    }

    static TRow Checked(TRow row)
    {
        TLayout.Check(row);
        return row;
    }

    TRow Replacing(TRow row)
    {
        row = TLayout.WithGeneratedKey(row, transaction.Writing!.Sequence(table.Space));
        TLayout.Check(row);
        if (!table.Space.Shape.IsVersioned)
            return row;
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = table.WriteKey(TLayout.KeyOf(row), buffer);
        return transaction.TryFind(table.Space.Rows, key.Stored, out var old)
            ? writer.NextVersion(row, key.Logical, old)
            : TLayout.WithVersion(row, RowWriter<TLayout, TRow, TKey>.FirstVersion);
    }

    // Every tree is sorted apart from the others.
    void SortAll()
    {
        Parallel.Invoke([rows.Sort, .. SortEntries]);
        CheckRows();
    }

    void SortReplacing()
    {
        rows.Sort();
        CheckRows();
        Parallel.Invoke([.. SortEntries]);
    }

    IEnumerable<Action> SortEntries =>
        indexes.Select(index => (Action)index.Sort).Concat(references.Select(reference => (Action)reference.Sort));

    void CheckRows()
    {
        using var present = new TreeProbe(transaction, table.Space.Rows);
        if (!replace && present.IsEmpty && !rows.MayRepeat)
            return;
        var previous = new PreviousKey();
        for (var reader = rows.Read(); reader.MoveNext();)
        {
            if (previous.IsRepeated(reader.Key))
            {
                if (!replace)
                    throw Violations.GivenTwice(table.Space.Rows, table.Space.Rows.FromStored(reader.Key));
                continue;
            }
            var exists = present.TryFind(reader.Key, out var old);
            if (replace)
                Collect(table.Space.Rows.FromStored(reader.Key), old, reader.Value);
            else if (exists)
                throw Violations.Unique(table.Space.Rows, table.Space.Rows.FromStored(reader.Key));
        }
    }

    void Collect(ReadOnlySpan<byte> key, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        foreach (var index in indexes)
            index.Collect<TLayout, TRow, TKey>(key, old, now);
        foreach (var reference in references)
            reference.Collect(old, now);
    }

    void WriteRows()
    {
        using var target = new TreeLoad(transaction, table.Space.Rows);
        var previous = new PreviousKey();
        for (var reader = rows.Read(); reader.MoveNext();)
        {
            if (previous.IsRepeated(reader.Key))
                continue;
            target.Write(reader.Key, reader.Value);
            progress.RowWritten();
        }
    }
}
