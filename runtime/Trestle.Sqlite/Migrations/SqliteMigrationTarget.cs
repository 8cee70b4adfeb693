using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;
using Trestle.Storage;

namespace Trestle.Sqlite.Migrations;

/// <summary>A file that is being migrated: each piece of work is one transaction, and what is dropped lies in it under other names.</summary>
sealed class SqliteMigrationTarget : MigrationTarget
{
    const string Lock = "writers of the file";

    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly SqliteFile file;
    readonly Connection connection;
    string? owner;

    public SqliteMigrationTarget(SqliteFile file)
    {
        this.file = file;
        file.Create();
        connection = file.Connect(write: !file.Options.ReadOnly);
        file.LetTablesChange(connection);
    }

    public override string Place => $"'{file.Path}'";

    public override SchemaShape? Schema => Snapshot(() =>
        CatalogTable.Exists(connection) && Stored() is { } stored && IsUsed(stored) ? stored : null);

    public override IReadOnlyList<Tombstone> Tombstones =>
        [.. Snapshot(() => TombstoneTable.Read(connection)).Select(burial => new Tombstone(burial.Table, burial.Tag, burial.Name))];

    public override MigrationHold? Holder => Snapshot(() => HoldTable.Read(connection));

    /// <summary>Is told each statement that a move runs.</summary>
    internal Action<string>? Trace { get; set; }

    /// <summary>What a file would be told; looks at none.</summary>
    public static IReadOnlyList<MigrationAction> Plan(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        Actions(new SchemaMove(Dialect, MoveRequest.Unseen(before, after, swaps)));

    public override void Hold(string owner, TimeSpan lease)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        Write(() =>
        {
            var now = DateTimeOffset.UtcNow;
            var hold = HoldTable.Read(connection);
            if (hold is not null && hold.Owner != owner && hold.Until > now)
                throw HoldTable.Held(file.Path, hold);
            RequireCatalog();
            HoldTable.Write(connection, owner, now + lease);
            // Who has the file open looks again before the next write; so does one whose lease was over.
            if (hold?.Owner != owner)
                CatalogTable.Raise(connection);
        });
        this.owner = owner;
    }

    public override void Release()
    {
        Write(() =>
        {
            RequireHeld();
            HoldTable.Clear(connection);
            CatalogTable.Raise(connection);
        });
        owner = null;
    }

    public override void Become(
        SchemaShape after, IReadOnlyList<Guid> swaps, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(swaps);
        try
        {
            Write(() => Come(after, swaps, progress, cancellationToken));
        }
        catch (TrestleException error) when (error is SchemaMismatchException or UniqueViolationException or ForeignKeyViolationException)
        {
            throw new MigrationException(error.Message, error);
        }
    }

    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        var opened = Snapshot(() => CatalogTable.Exists(connection) ? Lacking(schema) : [.. schema.Tables]).Count == 0
            ? Snapshot(() => CatalogTable.Read(connection))
            : Write(() => Make(schema));
        return SqliteEngine.Open(
            file, NamedSchema.Of(SchemaShape.Parse(opened.Schema), schema), tables, new MigrationPass(owner, opened.Generation));
    }

    public override StoreEngine? OpenTombstone(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        var named = Snapshot(() => TombstoneSchema.Find(Dialect, TombstoneTable.Read(connection), schema));
        return named is null ? null : SqliteEngine.Open(
            file with { Options = file.Options with { ReadOnly = true } }, named, tables,
            new MigrationPass(owner, Snapshot(() => CatalogTable.Read(connection)).Generation));
    }

    public override void Discard(TableShape shadow)
    {
        ArgumentNullException.ThrowIfNull(shadow);
        Write(() =>
        {
            RequireHeld();
            var stored = Stored();
            if (stored.FindTable(shadow.Id) is not { } table)
                return;
            connection.Execute($"DROP TABLE {Dialect.Quote(table.Name)}");
            Forget([table.Id]);
            CatalogTable.Write(connection, (stored with { Tables = [.. stored.Tables.Where(other => other != table)] }).ToJson());
        });
    }

    public override void Vacuum(IProgress<MigrationProgress>? progress, CancellationToken cancellationToken) => Write(() =>
    {
        RequireHeld();
        var stored = Stored();
        var burials = TombstoneTable.Read(connection);
        var done = 0;
        foreach (var burial in burials.Where(burial => burial.Holder is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new MigrationProgress("vacuum", $"deleting '{burial.Name}'", done++, burials.Count));
            connection.Execute(burial.Tag is null
                ? $"DROP TABLE {Dialect.Quote(burial.ReservedName)}"
                : $"ALTER TABLE {Dialect.Quote(stored.Table(burial.Table).Name)} DROP COLUMN {Dialect.Quote(burial.ReservedName)}");
        }
        Forget([.. burials.Where(burial => burial.Tag is null && stored.FindTable(burial.Table) is null).Select(burial => burial.Table)]);
        TombstoneTable.Write(connection, []);
    });

    public override IReadOnlyList<MigrationAction> Plan(SchemaShape after, IReadOnlyList<Guid> swaps) => Snapshot(() =>
    {
        var stored = CatalogTable.Exists(connection) ? Stored() : new SchemaShape("", [], [], []);
        return Actions(Way(stored, after, Left(stored, swaps)));
    });

    public override bool KeepsRows(SchemaShape before, SchemaShape after, Guid table) =>
        new SchemaMove(Dialect, new MoveRequest(before, after)).KeepsRows(table);

    public override IReadOnlyList<StoreDrift> Drift() => Schema is null ? []
        : Snapshot(() => SchemaDrift.Find(connection, Stored(), TombstoneTable.Read(connection)));

    public override void Dispose() => connection.Dispose();

    void Come(SchemaShape after, IReadOnlyList<Guid> swaps, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        RequireHeld();
        RequireCatalog();
        var stored = Stored();
        var left = Left(stored, swaps);
        var move = Way(stored, after, left);
        if (move.Goal.ToJson().AsSpan().SequenceEqual(stored.ToJson()))
            return;
        move.RequireForms(Place);
        Run(new MovePlan(move).Changes(), progress, cancellationToken);
        RequireReferences();
        left.ForEach(TakeSequence);
        TombstoneTable.Write(connection, move.Burials);
        CatalogTable.Write(connection, move.Goal.ToJson());
    }

    static IReadOnlyList<MigrationAction> Actions(SchemaMove move) =>
        [.. new MovePlan(move).Changes().Select(change => new MigrationAction(change.Text, Lock, change.Rewrites))];

    SchemaMove Way(SchemaShape stored, SchemaShape after, IReadOnlyList<Guid> swaps) => new(Dialect, new MoveRequest(stored, after)
    {
        Swaps = swaps,
        Burials = TombstoneTable.Read(connection),
        Buries = true,
    });

    // A shadow that is no more there has taken its place already.
    static List<Guid> Left(SchemaShape stored, IReadOnlyList<Guid> swaps) =>
        [.. swaps.Where(id => stored.FindTable(ShadowTable.Id(id)) is not null || stored.FindTable(id) is null)];

    void Run(IReadOnlyList<FileChange> changes, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        for (var at = 0; at < changes.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new MigrationProgress(file.Path, changes[at].Text, at, changes.Count));
            Trace?.Invoke(changes[at].Text);
            changes[at].Run(connection);
        }
    }

    // Nothing was looked at while tables were made anew.
    void RequireReferences()
    {
        using var search = connection.Prepare("SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1");
        if (!search.Step())
            return;
        var row = search.Read();
        throw new MigrationException($"A row of table '{row.Text()}' in {Place} refers to a row of table '{row.Text()}' that is not there. "
            + "Delete it or insert the other first: PRAGMA foreign_key_check names them all.");
    }

    // Numbers that were given out are not given again.
    void TakeSequence(Guid table)
    {
        using var take = connection.Prepare("INSERT INTO trestle_sequences (id, last) SELECT ?1, last FROM trestle_sequences WHERE id = ?2 "
            + "ON CONFLICT (id) DO UPDATE SET last = max(last, excluded.last)");
        var binder = take.Bind();
        binder.Uuid(table);
        binder.Uuid(ShadowTable.Id(table));
        take.Run();
        Forget([ShadowTable.Id(table)]);
    }

    void Forget(IEnumerable<Guid> tables)
    {
        using var forget = connection.Prepare("DELETE FROM trestle_sequences WHERE id = ?1");
        foreach (var table in tables)
        {
            var binder = forget.Bind();
            binder.Uuid(table);
            forget.Run();
        }
    }

    (byte[] Schema, long Generation) Make(SchemaShape schema)
    {
        RequireHeld();
        RequireCatalog(schema.Name);
        var stored = Stored();
        var lacking = Lacking(schema);
        foreach (var table in lacking)
        {
            var definition = new TableDefinition(schema, table, Dialect);
            connection.Execute(definition.CreateTable());
            foreach (var index in table.Indexes)
                connection.Execute(definition.CreateIndex(index));
        }
        CatalogTable.Write(connection, (stored with
        {
            Tables = [.. stored.Tables.Concat(lacking).OrderBy(table => table.Id.ToString(), StringComparer.Ordinal)],
        }).ToJson());
        return CatalogTable.Read(connection);
    }

    List<TableShape> Lacking(SchemaShape schema)
    {
        var stored = Stored();
        return [.. schema.Tables.Where(table => stored.FindTable(table.Id) is null)];
    }

    SchemaShape Stored()
    {
        var json = CatalogTable.Read(connection).Schema;
        return json.Length == 0 ? new SchemaShape("", [], [], []) : SchemaShape.Parse(json);
    }

    // One that was only held has a catalog, and nobody's tables in it.
    static bool IsUsed(SchemaShape stored) => stored.Name.Length > 0 || stored.Tables.Count > 0;

    void RequireCatalog(string name = "")
    {
        if (CatalogTable.Exists(connection))
            return;
        CatalogTable.Create(connection);
        CatalogTable.Write(connection, new SchemaShape(name, [], [], []).ToJson());
    }

    // Another may have taken the file over when the lease was over.
    void RequireHeld()
    {
        if (HoldTable.Read(connection) is { } hold && hold.Owner != owner)
            throw HoldTable.Held(file.Path, hold);
    }

    T Snapshot<T>(Func<T> read)
    {
        connection.Execute("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            connection.Execute("ROLLBACK");
        }
    }

    void Write(Action work) => Write(() =>
    {
        work();
        return true;
    });

    T Write<T>(Func<T> work)
    {
        if (file.Options.ReadOnly)
            throw new InvalidOperationException($"{Place} is read-only by its options, and a migration writes. Set SqliteOptions.ReadOnly to false.");
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            if (!connection.IsAutocommit)
                connection.Execute("ROLLBACK");
            throw;
        }
    }
}
