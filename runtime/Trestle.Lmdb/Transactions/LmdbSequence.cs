using System.Buffers.Binary;
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
        if (!isRead)
        {
            last = Math.Max(CatalogTree.ReadSequence(transaction, table), HighestKey());
            isRead = true;
        }
        isChanged = true;
        return checked(++last);
    }

    public void Flush()
    {
        if (isChanged)
            CatalogTree.WriteSequence(transaction, table, last);
        isChanged = false;
    }

    public void Forget() => isRead = isChanged = false;

    long HighestKey()
    {
        var cursor = transaction.RentCursor(table.Rows);
        try
        {
            return cursor.Last() ? Math.Max(0, Number(cursor.Key)) : 0;
        }
        finally
        {
            transaction.ReturnCursor(cursor);
        }
    }

    // Signed keys have their sign bit flipped; a key beyond what a sequence can reach counts as none.
    long Number(ReadOnlySpan<byte> key) => table.Shape.Fields.First(field => field.Name == table.Shape.Key[0]).Type switch
    {
        "int32" => BinaryPrimitives.ReadInt32BigEndian(key) ^ int.MinValue,
        "uint32" => BinaryPrimitives.ReadUInt32BigEndian(key),
        "int64" => BinaryPrimitives.ReadInt64BigEndian(key) ^ long.MinValue,
        _ => BinaryPrimitives.ReadInt64BigEndian(key),
    };
}
