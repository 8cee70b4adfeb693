using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Verification;

/// <summary>Makes anew what follows from the rows: indexes, and how far sequences are.</summary>
static class DatabaseRepair
{
    public static void Run(Database database, CancellationToken cancellationToken)
    {
        database.Store.RebuildIndexes(cancellationToken);
        var transaction = database.Store.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            database.ShowTables(new Raising(transaction));
            transaction.Commit(ticket);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    sealed class Raising(StoreTransaction transaction) : ITableVisitor
    {
        public void Visit<TLayout, TRow, TKey>()
            where TLayout : struct, ITableLayout<TRow, TKey>
            where TRow : class
        {
            if (SequenceKey.Of(TLayout.Shape) is not { } sequence)
                return;
            var table = transaction.Engine.Table<TLayout, TRow, TKey>();
            using var cursor = table.Open(transaction, -1, KeyRange.All, true, 1);
            if (cursor.MoveNext() && sequence.Read(cursor.KeyBytes) is > 0 and var greatest)
                table.RaiseNumber(transaction, greatest);
        }
    }
}
