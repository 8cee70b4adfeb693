using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Transactions;
using Trestle.Migrations;
using Trestle.Storage;

namespace Trestle.Lmdb.Migrations;

/// <summary>
/// A file that is being migrated. A change of the schema is one of the catalog, in one transaction; rows in a new form are in a tree of
/// their own by then, which takes the place of the old one. The file is opened when it is first asked about, and made when it is taken.
/// </summary>
sealed class LmdbMigrationTarget(string path, LmdbOptions options, TimeProvider clock) : MigrationTarget
{
    const int RoomForMore = 64;

    readonly MigrationTurn turn = new();
    LmdbEnvironment? environment;

    public override string Place => $"'{path}'";

    public override SchemaShape? Schema => Read().Schema;

    public override MigrationHold? Holder => Read().Hold;

    public override IReadOnlyList<Tombstone> Tombstones
    {
        get
        {
            var catalog = Read();
            return [.. catalog.Tables.Select(table => table.Tombstone), .. catalog.Fields.Select(dropped => dropped.Tombstone)];
        }
    }

    public override void Hold(string owner, TimeSpan lease) => Change((transaction, handles, dbi) =>
    {
        var now = clock.GetUtcNow();
        var hold = CatalogTree.ReadHold(transaction, dbi);
        if (hold is not null && hold.Owner != owner && hold.Until > now)
            throw Held.Error(path, hold);
        if (hold?.Owner != owner && turn.Owner == owner)
            turn.Require(transaction, dbi);
        CatalogTree.WriteHold(transaction, dbi, new MigrationHold(owner, now + lease), isNew: hold?.Owner != owner);
        turn.Owner = owner;
    });

    public override void Release()
    {
        Change((transaction, handles, dbi) =>
        {
            turn.Require(transaction, dbi);
            CatalogTree.DeleteHold(transaction, dbi);
        });
        turn.Owner = null;
    }

    public override void Become(
        SchemaShape after, IReadOnlyList<Guid> swaps, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(swaps);
        cancellationToken.ThrowIfCancellationRequested();
        Change((transaction, handles, dbi) =>
        {
            turn.Require(transaction, dbi);
            var change = CatalogChange.Of(Place, FileCatalog.Read(transaction, dbi), after, swaps);
            Apply(change, transaction, handles, dbi);
        });
    }

    public override void BuildIndexes(
        SchemaShape schema, Action<ITableVisitor> tables, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        cancellationToken.ThrowIfCancellationRequested();
        LmdbEngine.Open(Rent(), schema, tables, turn.Owner).Dispose();
    }

    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        return LmdbEngine.OpenForMigration(Rent(), schema, tables, turn);
    }

    public override StoreEngine? OpenTombstone(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        var dropped = Read().Tables.LastOrDefault(dropped => dropped.IsRewritten && dropped.Shape.Id == schema.Tables[0].Id
            && TableForm.IsSame(dropped.Schema, dropped.Shape, schema, schema.Tables[0]));
        return dropped is null ? null : LmdbEngine.OpenForMigration(Rent(), schema, tables, turn, dropped.Tree);
    }

    public override void Discard(TableShape shadow)
    {
        ArgumentNullException.ThrowIfNull(shadow);
        Change((transaction, handles, dbi) =>
        {
            turn.Require(transaction, dbi);
            var catalog = FileCatalog.Read(transaction, dbi);
            if (catalog.Schema?.FindTable(shadow.Id) is null)
                return;
            transaction.Clear(handles.Of(catalog.Trees.Of(shadow.Id)));
            CatalogTree.DeleteSequence(transaction, dbi, shadow.Id);
            CatalogTree.Write(transaction, dbi, catalog with
            {
                Trees = catalog.Trees.Without(shadow.Id),
                Schema = catalog.Schema with { Tables = [.. catalog.Schema.Tables.Where(table => table.Id != shadow.Id)] },
            });
        });
    }

    public override void Vacuum(IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, total) = (0, Tombstones.Count);
        while (VacuumNext())
        {
            progress?.Report(new("vacuum", "deleting what is under tombstones", ++done, total));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public override void Dispose()
    {
        if (environment is not null)
            EnvironmentRegistry.Return(environment);
        environment = null;
    }

    // A tree a transaction: what a kill leaves is whole.
    bool VacuumNext()
    {
        var found = false;
        if (Read().Tables.Count + Read().Fields.Count > 0)
            Change((transaction, handles, dbi) =>
            {
                turn.Require(transaction, dbi);
                var catalog = FileCatalog.Read(transaction, dbi);
                found = catalog.Tables.Count + catalog.Fields.Count > 0;
                if (catalog.Tables.Count > 0)
                    transaction.Clear(handles.Of(catalog.Tables[0].Tree));
                CatalogTree.WriteDropped(transaction, dbi, catalog.Tables.Count > 0
                    ? catalog with { Tables = [.. catalog.Tables.Skip(1)] }
                    : catalog with { Fields = [.. catalog.Fields.Skip(1)] });
            });
        return found;
    }

    static void Apply(CatalogChange change, LmdbTransaction transaction, DatabaseHandles handles, uint dbi)
    {
        foreach (var tree in change.Emptied)
            transaction.Clear(handles.Of(tree));
        foreach (var shadow in change.Shadows)
            CatalogTree.DeleteSequence(transaction, dbi, shadow);
        CatalogTree.Write(transaction, dbi, change.Catalog);
    }

    FileCatalog Read()
    {
        if (environment is null && !File.Exists(path))
            return FileCatalog.Empty;
        environment ??= Rent();
        lock (environment.OpeningDatabases)
            return CatalogTransaction.Read(environment);
    }

    void Change(Action<LmdbTransaction, DatabaseHandles, uint> change)
    {
        environment ??= Rent();
        lock (environment.OpeningDatabases)
            CatalogTransaction.Write(environment, change);
    }

    // Room for the trees of the file, of what a migration adds to it, and of the program.
    LmdbEnvironment Rent()
    {
        var known = environment is null && File.Exists(path) ? Peek() : FileCatalog.Empty;
        var trees = known.Schema?.Tables.Sum(table => 1 + table.Indexes.Count) ?? 0;
        return EnvironmentRegistry.Rent(path, options, minDatabases: 2 * (trees + known.Tables.Count) + RoomForMore);
    }

    FileCatalog Peek()
    {
        var peeking = EnvironmentRegistry.Rent(path, options, minDatabases: 1);
        try
        {
            lock (peeking.OpeningDatabases)
                return CatalogTransaction.Read(peeking);
        }
        finally
        {
            EnvironmentRegistry.Return(peeking);
        }
    }
}
