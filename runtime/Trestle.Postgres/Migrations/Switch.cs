using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Relational;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// The moment in which the schema changes, as one transaction: what was prepared gets its names, and what goes gets reserved ones. But for
/// names inside documents, nothing in it looks at rows that are not new.
/// </summary>
sealed class Switch(SchemaMove move, IReadOnlyDictionary<Guid, ServerTable> tables, SchemaShape current, bool hasCitus)
{
    const string Lock = "ACCESS EXCLUSIVE on the tables above, until COMMIT";

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly TableCreation creation = new(move.After, hasCitus);

    /// <summary>The statements between BEGIN and COMMIT; none when nothing changes.</summary>
    public IReadOnlyList<ServerChange> Changes()
    {
        ServerChange[] changes =
        [
            .. tables.Values.SelectMany(Removals).Concat(move.Dropped.SelectMany(Removals)).Select(Quick),
            .. Renaming.InOrder([.. move.Dropped.SelectMany(pair => Renamings(pair.Was, pair.As)), .. tables.Values.SelectMany(Renamings)])
                .Select(Quick),
            .. tables.Values.SelectMany(Changed).Select(Quick),
            .. New.SelectMany(creation.Table).Select(Quick),
            .. tables.Values.SelectMany(Documents),
            .. tables.Values.SelectMany(Additions).Select(Quick),
            .. New.SelectMany(table => Catalog.Additions.Of(table, creation)).Select(Quick),
            .. New.SelectMany(table => Catalog.Additions.References(move.After, table)).Select(Quick),
            .. tables.Values.SelectMany(References),
        ];
        return changes.Length == 0 || Locked().Count == 0 ? changes : [Quick(LockText(Locked())), .. changes];
    }

    IEnumerable<TableShape> New => move.Tables.Where(table => table.Was is null).Select(table => table.Now);

    static ServerChange Quick(string text) => new(text, Lock) { IsShort = true };

    static string LockText(IEnumerable<string> names) => $"LOCK TABLE {string.Join(", ", names.Select(Dialect.Quote))} IN ACCESS EXCLUSIVE MODE";

    // In one order, so that two who do this never wait for each other.
    List<string> Locked() =>
    [
        .. tables.Values.Where(IsTouched).Select(table => table.Was.Name).Concat(move.Dropped.Select(pair => pair.Was.Name))
            .Order(StringComparer.Ordinal),
    ];

    bool IsTouched(ServerTable table) => Removals(table).Any() || Renamings(table).Any() || Changed(table).Any() || Documents(table).Any()
        || Additions(table).Any() || References(table).Any();

    // What goes, under its old name.
    static IEnumerable<string> Removals(ServerTable table)
    {
        foreach (var trigger in table.KeepsTriggers ? [] : VersionTrigger.Of(table.Was))
            yield return $"DROP TRIGGER {Dialect.Quote(trigger.Name)} ON {table.Name}";
        for (var at = 0; at < table.Was.References.Count; at++)
        {
            if (!table.Keeps(table.Named.References[at]))
                yield return $"ALTER TABLE {table.Name} DROP CONSTRAINT {Dialect.Quote(table.WasDefinition.ReferenceName(table.Was.References[at]))}";
        }
        for (var at = 0; at < table.Was.Indexes.Count; at++)
        {
            if (!table.Keeps(table.Named.Indexes[at]))
                yield return $"DROP INDEX {Dialect.Quote(Dialect.IndexName(table.Was, table.Was.Indexes[at]))}";
        }
        foreach (var text in table.Kept.SelectMany(kept => GoneCheck(table, kept.Was, kept.Named, kept.Now)))
            yield return text;
        foreach (var text in table.Move.Dropped.SelectMany(column => Aside(table, column)))
            yield return text;
    }

    static IEnumerable<string> GoneCheck(ServerTable table, ColumnShape was, ColumnShape named, ColumnShape now)
    {
        if (table.Check(named) is { } check && check != table.NowDefinition.Check(now))
            yield return $"ALTER TABLE {table.Name} DROP CONSTRAINT {Dialect.Quote(table.WasDefinition.CheckName(was))}";
    }

    // A column under its tombstone takes whatever new rows do not give it.
    static IEnumerable<string> Aside(ServerTable table, Burial column)
    {
        var was = table.WasDefinition.Columns.First(candidate => candidate.Field.Tag == column.Tag);
        var (alter, name) = ($"ALTER TABLE {table.Name} ", Dialect.Quote(was.Name));
        if (table.WasDefinition.Check(was) is not null)
            yield return $"{alter}DROP CONSTRAINT {Dialect.Quote(table.WasDefinition.CheckName(was))}";
        if (!was.Field.IsNullable)
            yield return $"{alter}ALTER COLUMN {name} DROP NOT NULL";
        if (table.WasDefinition.Default(was) is not null)
            yield return $"{alter}ALTER COLUMN {name} DROP DEFAULT";
        yield return $"{alter}RENAME COLUMN {name} TO {Dialect.Quote(column.ReservedName)}";
    }

    // A table under its tombstone refers to nothing, or it would keep rows from being deleted.
    IEnumerable<string> Removals((TableShape Was, Burial As) pair)
    {
        var (was, definition) = (pair.Was, new TableDefinition(move.Before, pair.Was, Dialect));
        var name = Dialect.Quote(was.Name);
        return
        [
            .. move.After.FindTable(was.Id) is null ? [] : WriteGuard.Removal(was.Name),
            .. VersionTrigger.Of(was).Select(trigger => $"DROP TRIGGER {Dialect.Quote(trigger.Name)} ON {name}"),
            .. was.References.Select(reference => $"ALTER TABLE {name} DROP CONSTRAINT {Dialect.Quote(definition.ReferenceName(reference))}"),
            .. was.Indexes.Select(index => $"DROP INDEX {Dialect.Quote(Dialect.IndexName(was, index))}"),
        ];
    }

    IEnumerable<Renaming> Renamings(TableShape was, Burial burial) => ServerTable.Names(move.Before, was, was with { Name = burial.ReservedName });

    IEnumerable<Renaming> Renamings(ServerTable table)
    {
        var prepared = new Preparation(table, current);
        return
        [
            .. table.Names(),
            .. prepared.Indexes().Any()
                ? table.NewIndexes.SelectMany(at => Renaming.OfRelation(
                    "INDEX", prepared.IndexName(at), Dialect.IndexName(table.Now, table.Now.Indexes[at]))) : [],
            .. table.NewReferences.Where(at => prepared.CanPrepare(at, tables)).SelectMany(at => Renaming.OfConstraint(
                table.Now, prepared.ReferenceName(at), table.NowDefinition.ReferenceName(table.Now.References[at]))),
            .. table.CurrentDefinition.Columns.Zip(table.NowDefinition.Columns).SelectMany(pair => prepared.CheckName(pair.First) is { } name
                ? Renaming.OfConstraint(table.Now, name, table.NowDefinition.CheckName(pair.Second)) : []),
        ];
    }

    // What was looked up when it was prepared is taken over without another look.
    IEnumerable<string> Changed(ServerTable table)
    {
        var alter = $"ALTER TABLE {Dialect.Quote(table.Now.Name)} ";
        foreach (var (before, _, named, now) in table.Kept)
        {
            var name = Dialect.Quote(now.Name);
            if (Dialect.Type(named) != Dialect.Type(now))
                yield return $"{alter}ALTER COLUMN {name} TYPE {Dialect.Type(now)}";
            if (!before.IsNullable && now.Field.IsNullable)
                yield return $"{alter}ALTER COLUMN {name} DROP NOT NULL";
            if (!table.IsRestored(before.Tag) && table.NamedDefinition.Default(named) != table.NowDefinition.Default(now))
                yield return $"{alter}ALTER COLUMN {name} "
                    + (table.NowDefinition.Default(now) is { } constant ? "SET DEFAULT " + constant : "DROP DEFAULT");
        }
        var prepared = new Preparation(table, current);
        foreach (var (column, now) in table.CurrentDefinition.Columns.Zip(table.NowDefinition.Columns))
        {
            if (prepared.PresenceName(column) is not { } presence)
                continue;
            yield return $"{alter}ALTER COLUMN {Dialect.Quote(now.Name)} SET NOT NULL";
            yield return $"{alter}DROP CONSTRAINT {Dialect.Quote(presence)}";
        }
    }

    IEnumerable<ServerChange> Documents(ServerTable table) =>
        table.Move.IsSwap ? [] :
        from kept in table.Kept
        let schema = table.Move.Restored.FirstOrDefault(burial => burial.Tag == kept.Before.Tag)?.Schema ?? table.Move.WasSchema
        let change = new DocumentChange(schema, move.After)
        where change.IsNeeded(kept.Before.Type, kept.Now.Field.Type)
        select new ServerChange(
            $"-- the documents in {Dialect.Quote(table.Now.Name)}.{Dialect.Quote(kept.Now.Name)} get the names of the new schema", Lock)
        {
            Rewrites = true,
            Work = (session, _) => DocumentUpgrade.Run(session, change, table.Now, kept.Before.Type, kept.Now.Field),
        };

    IEnumerable<string> Additions(ServerTable table) =>
    [
        .. table.IsPartitioned ? table.NewIndexes.SelectMany(at => creation.Index(table.Now, table.Now.Indexes[at])) : [],
        .. table.KeepsTriggers ? [] : VersionTrigger.Of(table.Now).SelectMany(trigger => trigger.Statements),
        .. Sequence(table),
    ];

    // Numbers that were given out are not given again.
    IEnumerable<string> Sequence(ServerTable table)
    {
        var (was, now) = (KeySequence.Of(table.Was), KeySequence.Of(table.Now));
        if (now is null)
            return was is null ? [] : was.Drop();
        if (was is null)
            return now.Create();
        if (!table.Move.IsSwap)
            return [];
        var old = move.Dropped.Where(pair => pair.Was.Id == table.Now.Id)
            .Select(pair => KeySequence.Of(pair.Was with { Name = pair.As.ReservedName })).FirstOrDefault();
        return old is null ? [now.Pass] : [now.Pass, now.PassThat(old)];
    }

    // Those that could not be prepared: to tables that are new, and of tables that are divided.
    IEnumerable<ServerChange> References(ServerTable table)
    {
        var prepared = new Preparation(table, current);
        return table.NewReferences.Where(at => !prepared.CanPrepare(at, tables)).Select(at =>
        {
            var reference = table.Now.References[at];
            var target = move.After.Table(reference.To);
            return Quick($"ALTER TABLE {Dialect.Quote(table.Now.Name)} ADD {table.NowDefinition.Reference(reference)}") with
            {
                Refused = session => new SchemaMismatchException(
                    [], $"Rows of table '{table.Now.Name}' in {session.Place} refer by '{reference.Name}' to rows of table '{target.Name}' that "
                        + "are not there. Insert those first, or clear the field."),
            };
        });
    }
}
