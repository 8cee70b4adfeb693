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
/// <param name="engine">The engine that is being opened.</param>
/// <param name="schema">The schema of the program.</param>
/// <param name="tables">Shows the layout of every table of it.</param>
/// <param name="owner">Who holds the file for a migration and opens it nevertheless; null for everybody else.</param>
sealed class FileOpening(LmdbEngine engine, SchemaShape schema, Action<ITableVisitor> tables, string? owner)
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
            if (handles.TryOpen(CatalogTree.Name, out var dbi)
                && FileCatalog.Read(transaction, dbi) is { Schema: { } stored } catalog
                && IsEnough(catalog, stored)
                && schema.Tables.All(table => (handles.Trees = catalog.Trees) is not null && handles.TryOpenTable(table)))
                file = Collect(transaction, handles, dbi);
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

    bool IsEnough(FileCatalog catalog, SchemaShape stored)
    {
        RequireFree(catalog);
        RequireNoDifferences(stored);
        return environment.Options.ReadOnly
            ? schema.Tables.All(table => stored.FindTable(table.Id) is { } known && HasIndexes(known, table))
            : SchemaUnion.Of(stored, schema).ToJson().AsSpan().SequenceEqual(stored.ToJson());
    }

    // The tree of an index that is to be built may be there already, and empty.
    static bool HasIndexes(TableShape stored, TableShape table) =>
        table.Indexes.All(index => stored.Indexes.Any(known => known.Id == index.Id));

    void RequireFree(FileCatalog catalog)
    {
        if (catalog.Hold is { } hold && hold.Owner != owner)
            throw Held.Error(environment.Path, hold);
    }

    OpenedFile Change()
    {
        var transaction = (LmdbTransaction)engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            var handles = new DatabaseHandles(transaction, create: true);
            handles.RequireOwnFile();
            handles.TryOpen(CatalogTree.Name, out var dbi);
            engine.CatalogDbi = dbi;
            var file = Change(transaction, handles, dbi);
            transaction.Commit(ticket);
            handles.Keep();
            return file;
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    OpenedFile Change(LmdbTransaction transaction, DatabaseHandles handles, uint dbi)
    {
        var before = FileCatalog.Read(transaction, dbi);
        RequireFree(before);
        var stored = Stored(before);
        RequireNoDifferences(stored);
        var after = Place(before);
        handles.Trees = after.Trees;
        foreach (var table in schema.Tables)
            Open(transaction, handles, table, isNew: stored.FindTable(table.Id) is null);
        var file = Collect(transaction, handles, dbi);
        foreach (var table in schema.Tables)
        {
            if (stored.FindTable(table.Id) is { } was)
                TableUpgrade.Run(transaction, file.Tables[table.Id], was);
        }
        CatalogTree.Write(transaction, dbi, after with { Schema = SchemaUnion.Of(stored, schema) });
        return file with { Generation = file.Generation + 1 };
    }

    // With the tables that a migration dropped and that the program has: their rows are still there.
    SchemaShape Stored(FileCatalog catalog)
    {
        var stored = catalog.Schema ?? new SchemaShape(schema.Name, [], [], []);
        var dropped = schema.Tables.Select(table => catalog.Dropped(table.Id)).OfType<DroppedTable>().ToList();
        return dropped.Aggregate(stored, static (all, table) => SchemaUnion.Of(table.Schema with { Name = all.Name }, all));
    }

    FileCatalog Place(FileCatalog catalog)
    {
        foreach (var table in schema.Tables.Where(table => catalog.Schema?.FindTable(table.Id) is null))
        {
            catalog = catalog.Dropped(table.Id) is { } dropped
                ? catalog.Restore(dropped)
                : catalog with { Trees = catalog.Trees.Allocate(table.Id) };
        }
        return catalog;
    }

    static void Open(LmdbTransaction transaction, DatabaseHandles handles, TableShape table, bool isNew)
    {
        handles.TryOpenTable(table);
        foreach (var id in isNew ? table.Indexes.Select(index => index.Id).Prepend(table.Id) : [])
            transaction.Clear(handles.Of(id));
    }

    OpenedFile Collect(LmdbTransaction transaction, DatabaseHandles handles, uint catalog)
    {
        var collector = new TableCollector(schema, handles.Of, environment.MaxKeySize);
        tables(collector);
        return new OpenedFile(
            catalog, CatalogTree.ReadGeneration(transaction, catalog), handles.Trees, collector.ByLayout, collector.Finish());
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
        var transaction = LmdbTransaction.ForReading(engine, environment.BeginRead());
        transaction.Begin();
        return transaction;
    }

    SchemaMismatchException NotReady() => new(
        [], $"'{environment.Path}' lacks tables or indexes of schema '{schema.Name}', and it was opened read-only. "
            + "Open it for writing once, which creates them.");
}
