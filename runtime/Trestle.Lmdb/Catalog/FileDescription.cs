using Trestle.Layout;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Transactions;
using Trestle.Migrations;

namespace Trestle.Lmdb.Catalog;

/// <summary>Reads a file's catalog and figures without knowing its schema.</summary>
static class FileDescription
{
    static readonly SchemaShape Unknown = new("", [], [], []);

    /// <summary>The options of who only looks.</summary>
    public static LmdbOptions Reading { get; } = new() { ReadOnly = true };

    /// <summary>Reads the file. A process that has it open reads it by the options with which it did.</summary>
    public static LmdbDescription Read(string path, LmdbOptions options)
    {
        var environment = EnvironmentRegistry.Rent(path, options, Unknown);
        try
        {
            lock (environment.OpeningDatabases)
                return Read(environment);
        }
        finally
        {
            EnvironmentRegistry.Return(environment);
        }
    }

    static LmdbDescription Read(LmdbEnvironment environment)
    {
        var handle = environment.BeginRead();
        try
        {
            var transaction = LmdbTransaction.ForReading(environment, handle);
            var handles = new DatabaseHandles(transaction, create: false);
            if (!handles.TryOpen(CatalogTree.Name, out var dbi) || FileCatalog.Read(transaction, dbi) is not { Schema: { } stored } catalog)
                throw handles.NotOwnFile();
            handles.Trees = catalog.Trees;
            var schema = ReservedTables.LeaveOut(stored);
            return new LmdbDescription(schema, LmdbStats.Read(environment, handle, NamedTree.Of(schema, handles.Of)));
        }
        finally
        {
            // Closes the databases that were opened in it, too.
            Mdb.TxnAbort(handle);
        }
    }
}
