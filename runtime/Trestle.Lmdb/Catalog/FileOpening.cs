using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Catalog;

/// <summary>
/// Brings a file and a program together: compares their schemas, creates what is missing, builds new indexes, and leaves the
/// union in the catalog, in one transaction. A file that has it all is only read, so that opening waits for no writer.
/// </summary>
sealed class FileOpening(LmdbEngine engine, SchemaShape schema, Action<ITableVisitor> tables)
{
    /// <summary>What to do about an index or a reference that would go wrong.</summary>
    public const string StaleRemedy = "LmdbOptions.DropUnknownIndexes removes it";

    readonly LmdbEnvironment environment = engine.Environment;

    public OpenedFile Run()
    {
        lock (environment.OpeningDatabases)
            return TryAsItIs() ?? (environment.Options.ReadOnly ? throw NotReady() : Change());
    }

    OpenedFile? TryAsItIs()
    {
        var transaction = BeginReading();
        var handles = new DatabaseHandles(transaction, create: false);
        OpenedFile? file = null;
        try
        {
            if (handles.TryOpen(CatalogTree.Name, out var catalog)
                && CatalogTree.ReadSchema(transaction, catalog) is { } stored
                && IsEnough(SchemaShape.Parse(stored), stored)
                && schema.Tables.All(table => handles.TryOpenTable(table)))
                file = Collect(transaction, handles, catalog);
        }
        finally
        {
            // Handles opened in a transaction live on when it is committed, though it only read.
            if (file is null)
                Mdb.TxnAbort(transaction.Handle);
            else
                environment.Check(Mdb.TxnCommit(transaction.Handle));
        }
        if (file is not null)
            handles.Keep();
        return file;
    }

    bool IsEnough(SchemaShape stored, byte[] json)
    {
        RequireNoDifferences(stored);
        return environment.Options.ReadOnly || SchemaUnion.Of(stored, schema).ToJson().AsSpan().SequenceEqual(json);
    }

    OpenedFile Change()
    {
        var transaction = (LmdbTransaction)engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            var handles = new DatabaseHandles(transaction, create: true);
            handles.RequireOwnFile();
            handles.TryOpen(CatalogTree.Name, out var catalog);
            engine.CatalogDbi = catalog;
            var stored = Stored(transaction, catalog);
            RequireNoDifferences(stored);
            foreach (var table in schema.Tables)
                handles.TryOpenTable(table);
            var file = Collect(transaction, handles, catalog);
            Update(transaction, file, stored);
            transaction.Commit(ticket);
            handles.Keep();
            return file with { Generation = file.Generation + 1 };
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    SchemaShape Stored(LmdbTransaction transaction, uint catalog) =>
        CatalogTree.ReadSchema(transaction, catalog) is { } json ? SchemaShape.Parse(json) : new SchemaShape(schema.Name, [], [], []);

    void Update(LmdbTransaction transaction, OpenedFile file, SchemaShape stored)
    {
        foreach (var table in schema.Tables)
        {
            if (stored.FindTable(table.Id) is { } was)
                TableUpgrade.Run(transaction, file.Tables[table.Id], was);
        }
        CatalogTree.WriteSchema(transaction, file.CatalogDbi, SchemaUnion.Of(stored, schema).ToJson());
    }

    OpenedFile Collect(LmdbTransaction transaction, DatabaseHandles handles, uint catalog)
    {
        var collector = new TableCollector(schema, handles.Of, environment.MaxKeySize);
        tables(collector);
        return new OpenedFile(catalog, CatalogTree.ReadGeneration(transaction, catalog), collector.ByLayout, collector.Finish());
    }

    void RequireNoDifferences(SchemaShape stored)
    {
        var options = environment.Options;
        var remedy = options is { ReadOnly: false, DropUnknownIndexes: false } ? StaleRemedy : null;
        var differences = SchemaDifferences.Find(stored, schema, remedy, entriesHoldDefaults: true);
        if (differences.Count > 0)
            throw new SchemaMismatchException(
                differences,
                $"'{environment.Path}' does not fit schema '{schema.Name}': {string.Join(" ", differences)} Open it with the schema it was written with and copy the rows, or change the schema as said.");
    }

    LmdbTransaction BeginReading()
    {
        var code = Mdb.TxnBegin(environment.Handle, 0, MdbFlags.ReadOnly, out var handle);
        if (code == LmdbErrors.MapResized)
        {
            environment.Map.Adopt();
            code = Mdb.TxnBegin(environment.Handle, 0, MdbFlags.ReadOnly, out handle);
        }
        environment.Check(code);
        var transaction = LmdbTransaction.ForReading(engine, handle);
        transaction.Begin();
        return transaction;
    }

    SchemaMismatchException NotReady() => new(
        [], $"'{environment.Path}' lacks tables or indexes of schema '{schema.Name}', and it was opened read-only. "
            + "Open it for writing once, which creates them.");
}

/// <summary>What came of opening a file.</summary>
/// <param name="CatalogDbi">The handle of the catalog.</param>
/// <param name="Generation">How often the schema in the file has changed.</param>
/// <param name="ByLayout">The tables by the type of their layout.</param>
/// <param name="Tables">The same tables by identity.</param>
sealed record OpenedFile(uint CatalogDbi, long Generation, Dictionary<Type, object> ByLayout, IReadOnlyDictionary<Guid, ILmdbTable> Tables);
