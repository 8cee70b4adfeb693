using Trestle.Layout;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb.Cursors;

/// <summary>Walks a range of a table or index and decodes what it comes to.</summary>
sealed class RowCursor<TLayout, TRow, TKey>(LmdbTransaction transaction, LmdbTree rows, TreeCursor cursor) : TableCursor<TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly bool isRows = cursor.Tree.Index < 0;
    KeyBounds bounds;
    bool reverse;
    bool isStarted;
    bool isEnded;
    long left;
    RowsAhead ahead;

    public override ReadOnlySpan<byte> Parts => cursor.Tree.Parts(cursor.Key);

    public override ReadOnlySpan<byte> KeyBytes => cursor.Tree.PrimaryKey(cursor.Key, cursor.Value);

    public override ReadOnlySpan<byte> Included => cursor.Tree.Included(cursor.Value);

    public override TKey Key => TLayout.ReadKey(KeyBytes);

    public override ReadOnlySpan<byte> Value => isRows ? cursor.Value : FindRow();

    public override TRow Row => TLayout.ReadValue(Value);

    public RowCursor<TLayout, TRow, TKey> Start(in KeyBounds within, bool backwards, long limit)
    {
        Lease++;
        bounds = within;
        reverse = backwards;
        left = limit;
        ahead.Clear();
        isStarted = false;
        isEnded = within.IsEmpty;
        return this;
    }

    public override bool MoveNext()
    {
        if (isEnded)
            return false;
        var found = isStarted ? Step() : Enter();
        isStarted = true;
        left--;
        ahead.Next();
        isEnded = !found || !IsWithin(cursor.Key);
        return !isEnded;
    }

    public override void Dispose()
    {
        Lease++;
        isEnded = true;
        transaction.ReturnCursor(cursor);
    }

    // A walk without an end has nothing to compare.
    bool IsWithin(ReadOnlySpan<byte> key) => bounds.IsPrefix
        ? key.StartsWith(bounds.Lower)
        : (reverse ? bounds.Lower : bounds.Upper) is not { } bound || key.SequenceCompareTo(bound) >= 0 == reverse;

    bool Step() => reverse ? cursor.Previous() : cursor.Next();

    bool Enter()
    {
        if (reverse)
            return bounds.Upper is null ? cursor.Last() : cursor.SeekBelow(bounds.Upper);
        return bounds.Lower is null ? cursor.First() : cursor.Seek(bounds.Lower);
    }

    ReadOnlySpan<byte> FindRow()
    {
        if (!transaction.IsWrite)
            return FindAhead();
        var key = rows.ToStored(cursor.Tree.PrimaryKey(cursor.Key, cursor.Value));
        return transaction.TryFind(rows, key, out var value) ? value : throw Torn();
    }

    // Who reads one row of a range reads the next ones, too: they are looked up at once, as far as their entries are at hand.
    ReadOnlySpan<byte> FindAhead()
    {
        if (ahead.IsEmpty)
        {
            var group = transaction.Group;
            group.Clear();
            group.Add(rows.ToStored(cursor.Tree.PrimaryKey(cursor.Key, cursor.Value)));
            var most = ahead.Size(left + 1);
            while (group.Count < most && TryAddNext(group))
            {
            }
            group.Run(rows);
            ahead.Fill(group);
        }
        return ahead.TryRow(out var row) ? row.Span : throw Torn();
    }

    bool TryAddNext(GroupSearch group)
    {
        if (!TryPeek(group.Count, out var key, out var value))
            return false;
        try
        {
            group.Add(rows.ToStored(cursor.Tree.PrimaryKey(key.Span, value.Span)));
            return true;
        }
        catch (CorruptRecordException)
        {
            // The walk has not come to it, and may never do so.
            return false;
        }
    }

    bool TryPeek(int distance, out MdbVal key, out MdbVal value) =>
        cursor.TryPeek(reverse ? -distance : distance, out key, out value) && IsWithin(key.Span);

    CorruptRecordException Torn() => new(
        $"Index '{cursor.Tree.IndexName}' of table '{cursor.Tree.Table.Name}' has an entry whose row is not there. Restore a backup.");
}
