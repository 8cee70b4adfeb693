using Trestle.Layout;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Transactions;

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
        environment.Check(Mdb.TxnBegin(environment.Handle, 0, MdbFlags.ReadOnly, out var handle));
        try
        {
            var transaction = LmdbTransaction.ForReading(environment, handle);
            var handles = new DatabaseHandles(transaction, create: false);
            if (!handles.TryOpen(CatalogTree.Name, out var catalog) || CatalogTree.ReadSchema(transaction, catalog) is not { } json)
                throw handles.NotOwnFile();
            var schema = SchemaShape.Parse(json);
            return new LmdbDescription(schema, LmdbStats.Read(environment, handle, NamedTree.Of(schema, handles.Of)));
        }
        finally
        {
            // Closes the databases that were opened in it, too.
            Mdb.TxnAbort(handle);
        }
    }
}
