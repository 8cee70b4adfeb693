using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Tables;

namespace Trestle.Lmdb.Transactions;

/// <summary>
/// The numbers of a table with <c>generate: sequence</c>, in one transaction: above all handed out before, and above the highest
/// key, which a caller may have chosen. A savepoint that is undone leaves a gap, never a number given twice.
/// </summary>
sealed class LmdbSequence(LmdbTransaction transaction, LmdbTableSpace table) : ISequence
{
    long last;
    bool isRead;
    bool isChanged;

    public LmdbTableSpace Table => table;

    public long Next()
    {
        Read();
        isChanged = true;
        return checked(++last);
    }

    /// <summary>The last number handed out, or chosen by a caller.</summary>
    public long Last() => Read();

    /// <summary>Goes on behind a number that another store has come to.</summary>
    public void Raise(long to)
    {
        isChanged |= to > Read();
        last = Math.Max(last, to);
    }

    /// <summary>Passes a number that a caller chose for a row of this transaction; one from before is found when the first is asked for.</summary>
    public void Pass(ReadOnlySpan<byte> key)
    {
        if (isRead)
            last = Math.Max(last, table.Sequence!.Read(key));
    }

    public void Flush()
    {
        if (isChanged)
            CatalogTree.WriteSequence(transaction, table, last);
        isChanged = false;
    }

    public void Forget() => isRead = isChanged = false;

    long Read()
    {
        if (!isRead)
            last = Math.Max(CatalogTree.ReadSequence(transaction, table), HighestKey());
        isRead = true;
        return last;
    }

    long HighestKey()
    {
        var cursor = transaction.RentCursor(table.Rows);
        try
        {
            return cursor.Last() ? Math.Max(0, table.Sequence!.Read(cursor.Key)) : 0;
        }
        finally
        {
            transaction.ReturnCursor(cursor);
        }
    }
}
