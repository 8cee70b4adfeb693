using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Verification;

/// <summary>One look at a whole database.</summary>
static class DatabaseVerification
{
    public static VerifyReport Run(Database database, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var check = new StoreCheck(progress, cancellationToken);
        var snapshot = database.Store.BeginRead();
        var ticket = snapshot.Ticket;
        try
        {
            var keepsIndexes = database.Store.Check(snapshot, check);
            var tables = new Collector(snapshot, check, !keepsIndexes);
            database.ShowTables(tables);
            foreach (var table in tables.Found.Values.OrderBy(table => table.Shape.Name, StringComparer.Ordinal))
                table.Run(tables.Found);
            return check.Report();
        }
        finally
        {
            snapshot.End(ticket);
        }
    }

    sealed class Collector(StoreTransaction snapshot, StoreCheck check, bool looksAtIndexes) : ITableVisitor
    {
        public Dictionary<Guid, TableVerification> Found { get; } = [];

        public void Visit<TLayout, TRow, TKey>()
            where TLayout : struct, ITableLayout<TRow, TKey>
            where TRow : class =>
            Found.Add(TLayout.Shape.Id, new TableVerification<TLayout, TRow, TKey>(snapshot, check, looksAtIndexes));
    }
}
