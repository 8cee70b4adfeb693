using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Catalog;

/// <summary>Reads and changes the catalog of a file whatever its schema is. The caller has the lock for opening databases.</summary>
static class CatalogTransaction
{
    public static FileCatalog Read(LmdbEnvironment environment)
    {
        var handle = environment.BeginRead();
        try
        {
            var transaction = LmdbTransaction.ForReading(environment, handle);
            var handles = new DatabaseHandles(transaction, create: false);
            handles.RequireOwnFile();
            return handles.TryOpen(CatalogTree.Name, out var dbi) ? FileCatalog.Read(transaction, dbi) : FileCatalog.Empty;
        }
        finally
        {
            // Closes the databases that were opened in it, too.
            Mdb.TxnAbort(handle);
        }
    }

    public static void Write(LmdbEnvironment environment, Action<LmdbTransaction, DatabaseHandles, uint> change)
    {
        environment.Writers.Enter();
        var transaction = LmdbTransaction.ForWriting(environment);
        Begin(environment, transaction);
        var ticket = transaction.Ticket;
        try
        {
            var handles = new DatabaseHandles(transaction, create: true);
            handles.RequireOwnFile();
            handles.TryOpen(CatalogTree.Name, out var dbi);
            change(transaction, handles, dbi);
            transaction.Commit(ticket);
            handles.Keep();
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    static void Begin(LmdbEnvironment environment, LmdbTransaction transaction)
    {
        try
        {
            transaction.Begin(environment.BeginWrite());
        }
        catch
        {
            environment.Writers.Exit();
            throw;
        }
    }
}
