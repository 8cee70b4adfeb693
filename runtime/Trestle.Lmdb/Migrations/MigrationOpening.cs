using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Migrations;

/// <summary>
/// Opens tables of a file for a migration: as their layouts say, without comparing; those that the catalog lacks are added to it.
/// </summary>
/// <param name="engine">The engine that is being opened.</param>
/// <param name="schema">The tables.</param>
/// <param name="tables">Shows their layouts.</param>
/// <param name="turn">Who may write.</param>
/// <param name="tree">The named database of the one table, where that is under a tombstone; else null.</param>
sealed class MigrationOpening(LmdbEngine engine, SchemaShape schema, Action<ITableVisitor> tables, MigrationTurn turn, string? tree)
{
    readonly LmdbEnvironment environment = engine.Environment;

    public OpenedFile Run()
    {
        lock (environment.OpeningDatabases)
            return TryAsItIs() ?? Add();
    }

    OpenedFile? TryAsItIs()
    {
        var handle = environment.BeginRead();
        var transaction = LmdbTransaction.ForReading(engine, handle);
        var handles = new DatabaseHandles(transaction, create: false);
        OpenedFile? file = null;
        try
        {
            if (handles.TryOpen(CatalogTree.Name, out var dbi))
                file = TryCollect(transaction, handles, dbi);
        }
        finally
        {
            // Handles opened in a transaction live on when it is committed, though it only read.
            if (file is null)
                Mdb.TxnAbort(handle);
            else
                environment.Check(Mdb.TxnCommit(handle));
        }
        if (file is not null)
            handles.Keep();
        return file;
    }

    OpenedFile? TryCollect(LmdbTransaction transaction, DatabaseHandles handles, uint dbi)
    {
        var catalog = FileCatalog.Read(transaction, dbi);
        handles.Trees = tree is null ? catalog.Trees : catalog.Trees.With(schema.Tables[0].Id, tree);
        var isThere = tree is not null || schema.Tables.All(table => catalog.Schema?.FindTable(table.Id) is not null);
        return isThere && schema.Tables.All(handles.TryOpenTable) ? Collect(transaction, handles, dbi) : null;
    }

    OpenedFile Add()
    {
        var transaction = (LmdbTransaction)engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            var handles = new DatabaseHandles(transaction, create: true);
            handles.RequireOwnFile();
            handles.TryOpen(CatalogTree.Name, out var dbi);
            engine.CatalogDbi = dbi;
            turn.Require(transaction, dbi);
            CatalogTree.Write(transaction, dbi, Add(transaction, handles, FileCatalog.Read(transaction, dbi)));
            var file = Collect(transaction, handles, dbi);
            transaction.Commit(ticket);
            handles.Keep();
            return file;
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    FileCatalog Add(LmdbTransaction transaction, DatabaseHandles handles, FileCatalog catalog)
    {
        var stored = catalog.Schema ?? new SchemaShape(schema.Name, [], [], []);
        var added = schema.Tables.Where(table => stored.FindTable(table.Id) is null).ToList();
        var trees = added.Aggregate(catalog.Trees, static (names, table) => names.Allocate(table.Id));
        handles.Trees = trees;
        foreach (var table in schema.Tables)
            handles.TryOpenTable(table);
        foreach (var id in added.SelectMany(table => table.Indexes.Select(index => index.Id).Prepend(table.Id)))
            transaction.Clear(handles.Of(id));
        var all = stored.Tables.Concat(added).OrderBy(table => table.Id.ToString(), StringComparer.Ordinal);
        return catalog with { Trees = trees, Schema = stored with { Tables = [.. all] } };
    }

    OpenedFile Collect(LmdbTransaction transaction, DatabaseHandles handles, uint dbi)
    {
        var collector = new TableCollector(schema, handles.Of, environment.MaxKeySize);
        tables(collector);
        return new OpenedFile(dbi, CatalogTree.ReadGeneration(transaction, dbi), handles.Trees, collector.ByLayout, collector.Finish());
    }
}
