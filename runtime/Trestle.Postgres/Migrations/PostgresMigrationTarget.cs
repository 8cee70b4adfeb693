using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Storage;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// A database that is being migrated. Programs that have it open go on meanwhile, but for writes to tables whose rows are written anew; they
/// are told when the schema has changed.
/// </summary>
sealed class PostgresMigrationTarget : MigrationTarget
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly Func<Server> connect;
    readonly Server server;
    readonly Session session;
    string? owner;

    public PostgresMigrationTarget(Func<Server> connect)
    {
        this.connect = connect;
        server = connect();
        try
        {
            session = server.Connect(isAsync: false, CancellationToken.None).Result();
            // The store's own statements are each served from an index; those of a migration go through whole tables.
            session.Execute("RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_sort");
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public override string Place => session.Place;

    public override SchemaShape? Schema => CatalogTable.Exists(session) && Stored() is { } stored && IsUsed(stored) ? stored : null;

    public override IReadOnlyList<Tombstone> Tombstones =>
        [.. TombstoneTable.Read(session).Select(burial => new Tombstone(burial.Table, burial.Tag, burial.Name))];

    public override MigrationHold? Holder => HoldTable.Read(session);

    /// <summary>Is told each statement that a move runs.</summary>
    internal Action<string>? Trace { get; set; }

    MoveRun Move => new(session, owner, Trace);

    /// <summary>What a database would be told; looks at none.</summary>
    public static IReadOnlyList<MigrationAction> Plan(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        Actions(new MovePlan(new SchemaMove(Dialect, MoveRequest.Unseen(before, after, swaps) with { Divides = true })));

    public override void Hold(string owner, TimeSpan lease)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        var hold = Locked(() =>
        {
            RequireCatalog();
            return HoldTable.Take(session, owner, lease);
        });
        if (hold.Owner != owner)
            throw HoldTable.Held(Place, hold);
        this.owner = owner;
    }

    public override void Release()
    {
        Move.Shortly(() =>
        {
            foreach (var statement in WriteGuard.Guarded(session).SelectMany(WriteGuard.Removal))
                session.Execute(statement);
            if (HoldTable.Read(session) is not null)
                HoldTable.Clear(session);
        }, CancellationToken.None);
        owner = null;
    }

    public override void Become(
        SchemaShape after, IReadOnlyList<Guid> swaps, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(swaps);
        HoldTable.RequireFree(session, owner);
        var stored = Locked(() =>
        {
            RequireCatalog();
            return Stored();
        });
        var move = Way(stored, after, swaps);
        if (move.Goal.ToJson().AsSpan().SequenceEqual(stored.ToJson()))
            return;
        move.RequireForms(Place);
        RequireHere(move);
        try
        {
            Move.Run(move, new MovePlan(move, TableCreation.HasCitus(session, move.After)), progress, cancellationToken);
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
        if (!CatalogTable.Exists(session) || Lacking(schema).Count > 0)
            Make(schema);
        Guard(schema);
        var (json, generation) = CatalogTable.Read(session);
        return PostgresEngine.Open(
            connect(), NamedSchema.Of(SchemaShape.Parse(json), schema), tables, new MigrationPass(owner, generation));
    }

    public override StoreEngine? OpenTombstone(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        var named = TombstoneSchema.Find(Dialect, TombstoneTable.Read(session), schema);
        return named is null ? null : PostgresEngine.Open(connect(), named, tables, new MigrationPass(owner, CatalogTable.Read(session).Generation));
    }

    public override void Discard(TableShape shadow)
    {
        ArgumentNullException.ThrowIfNull(shadow);
        Move.Shortly(() =>
        {
            var stored = Stored();
            if (stored.FindTable(shadow.Id) is not { } table)
                return;
            session.Execute($"DROP TABLE {Dialect.Quote(table.Name)}");
            foreach (var statement in Bases(stored, [table]).SelectMany(rewritten => WriteGuard.Removal(rewritten.Name)))
                session.Execute(statement);
            CatalogTable.Write(session, (stored with { Tables = [.. stored.Tables.Where(other => other != table)] }).ToJson());
        }, CancellationToken.None);
    }

    public override void Vacuum(IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        var burials = TombstoneTable.Read(session);
        for (var at = 0; at < burials.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new MigrationProgress("vacuum", $"deleting '{burials[at].Name}'", at, burials.Count));
            var (burial, left) = (burials[at], burials.Skip(at + 1).ToList());
            Move.Shortly(() => Delete(burial, left), cancellationToken);
        }
    }

    public override IReadOnlyList<MigrationAction> Plan(SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        ArgumentNullException.ThrowIfNull(after);
        var stored = CatalogTable.Exists(session) ? Stored() : new SchemaShape("", [], [], []);
        return Actions(new MovePlan(Way(stored, after, swaps), TableCreation.HasCitus(session, after)));
    }

    public override bool KeepsRows(SchemaShape before, SchemaShape after, Guid table) =>
        new SchemaMove(Dialect, new MoveRequest(before, after) { Divides = true }).KeepsRows(table);

    public override IReadOnlyList<StoreDrift> Drift() => Schema is null ? [] : SchemaDrift.Find(session, Stored(), TombstoneTable.Read(session));

    public override void Dispose()
    {
        session.Dispose();
        server.Dispose();
    }

    static IReadOnlyList<MigrationAction> Actions(MovePlan plan) =>
    [
        .. plan.Preparation.Select(Action),
        .. plan.Switch.Count == 0 ? [] : plan.Switch.Select(Action).Prepend(new("BEGIN", "", false)).Append(new("COMMIT", "", false)),
    ];

    static MigrationAction Action(ServerChange change) => new(change.Text, change.Lock, change.Rewrites);

    // A shadow that is no more there has taken its place already.
    SchemaMove Way(SchemaShape stored, SchemaShape after, IReadOnlyList<Guid> swaps) => new(Dialect, new MoveRequest(stored, after)
    {
        Swaps = [.. swaps.Where(id => stored.FindTable(ShadowTable.Id(id)) is not null || stored.FindTable(id) is null)],
        Burials = TombstoneTable.Read(session),
        Buries = true,
        Divides = true,
    });

    // A column of a table that goes as a whole goes with it.
    void Delete(Burial burial, IReadOnlyList<Burial> left)
    {
        if (burial.Tag is null)
            session.Execute($"DROP TABLE IF EXISTS {Dialect.Quote(burial.ReservedName)}");
        else if (burial.Holder is null)
            session.Execute($"ALTER TABLE {Dialect.Quote(Stored().Table(burial.Table).Name)} "
                + $"DROP COLUMN IF EXISTS {Dialect.Quote(burial.ReservedName)}");
        TombstoneTable.Write(session, left);
    }

    // From now on nobody else writes to the tables whose rows are about to be written anew.
    void Guard(SchemaShape schema)
    {
        foreach (var table in Bases(Stored(), schema.Tables).Where(table => WriteGuard.Placing(session, table.Name).Any()))
            Move.Shortly(() =>
            {
                foreach (var statement in WriteGuard.Placing(session, table.Name))
                    session.Execute(statement);
            }, CancellationToken.None);
    }

    static IEnumerable<TableShape> Bases(SchemaShape stored, IEnumerable<TableShape> tables) =>
        tables.Where(ReservedTables.Contains).Select(table => stored.FindTable(ShadowTable.Id(table.Id))).OfType<TableShape>();

    // What is changed here is not changed on another server.
    void RequireHere(SchemaMove move)
    {
        foreach (var table in move.Before.Tables.Where(table => table.Partition is not null))
        {
            if (PartitionPlaces.Of(session, table).FirstOrDefault(place => place.Server is not null) is { } elsewhere)
                throw new MigrationException($"Table '{table.Name}' of {Place} has partition {elsewhere.Number} on server '{elsewhere.Server}', "
                    + "which a migration does not reach. Move its partitions back with PostgresPartitions, migrate, and move them again.");
        }
    }

    void Make(SchemaShape schema) => Move.Shortly(() =>
    {
        RequireCatalog(schema.Name);
        var (stored, lacking) = (Stored(), Lacking(schema));
        var creation = TableCreation.On(session, schema);
        foreach (var table in lacking.Select(VersionColumn.AddTo))
        {
            foreach (var statement in creation.Table(table).Concat(Additions.Of(table, creation)))
                session.Execute(statement);
        }
        CatalogTable.Write(session, (stored with
        {
            Tables = [.. stored.Tables.Concat(lacking).OrderBy(table => table.Id.ToString(), StringComparer.Ordinal)],
        }).ToJson());
    }, CancellationToken.None);

    List<TableShape> Lacking(SchemaShape schema)
    {
        var stored = Stored();
        return [.. schema.Tables.Where(table => stored.FindTable(table.Id) is null)];
    }

    SchemaShape Stored()
    {
        var json = CatalogTable.Read(session).Schema;
        return json.Length == 0 ? new SchemaShape("", [], [], []) : SchemaShape.Parse(json);
    }

    // One that was only held has a catalog, and nobody's tables in it.
    static bool IsUsed(SchemaShape stored) => stored.Name.Length > 0 || stored.Tables.Count > 0;

    void RequireCatalog(string name = "")
    {
        if (CatalogTable.Exists(session))
            return;
        CatalogTable.Create(session);
        CatalogTable.Write(session, new SchemaShape(name, [], [], []).ToJson());
    }

    T Locked<T>(Func<T> work)
    {
        session.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
        try
        {
            CatalogTable.Lock(session);
            var result = work();
            session.Execute("COMMIT");
            return result;
        }
        catch when (!session.IsLost)
        {
            session.Execute("ROLLBACK");
            session.Recover();
            throw;
        }
    }
}
