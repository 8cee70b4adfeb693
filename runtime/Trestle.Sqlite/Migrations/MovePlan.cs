using Trestle.Layout;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Catalog;

namespace Trestle.Sqlite.Migrations;

/// <summary>
/// What is done to a file, in order, so that its tables become those of another schema. A table whose definition stays is left alone, one
/// that gains columns gains them, and every other one is made anew and filled from the old by tags: SQLite cannot change a check, a
/// reference or a name in all places itself.
/// </summary>
sealed class MovePlan
{
    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly SchemaMove move;
    readonly TableRebuild[] tables;

    public MovePlan(SchemaMove move)
    {
        this.move = move;
        tables = [.. move.Tables.Select(table => new TableRebuild(move, table))];
    }

    /// <summary>The statements and what else is done.</summary>
    public IReadOnlyList<FileChange> Changes() =>
    [
        .. move.Dropped.SelectMany(pair => Indexes(pair.Was, _ => false)),
        .. tables.Where(table => table.IsKept).SelectMany(table => Indexes(table.Was!, table.KeepsIndex)),
        .. move.Dropped.SelectMany(Bury),
        .. tables.SelectMany(table => table.Shape()),
        .. tables.Where(table => table.IsRebuilt).Select(table => new FileChange($"DROP TABLE {Dialect.Quote(table.Was!.Name)}")),
        .. tables.Where(table => table.IsMadeAside).Select(table => new FileChange(
            $"ALTER TABLE {Dialect.Quote(table.NameWhileMade)} RENAME TO {Dialect.Quote(table.Now.Name)}")),
        .. tables.SelectMany(table => table.Documents()),
        .. tables.SelectMany(table => new IndexBuilds(move, table).Changes()),
    ];

    // Those that go or change, of every table before any is made: a name may pass from one to another.
    IEnumerable<FileChange> Indexes(TableShape was, Func<IndexShape, bool> isKept)
    {
        foreach (var index in was.Indexes.Where(index => !isKept(index)))
            yield return new FileChange($"DROP INDEX {Dialect.Quote(Dialect.IndexName(was, index))}");
        var kept = move.Dropped.Any(pair => pair.Was == was) ? [] : VersionTrigger.Of(move.After.Table(was.Id));
        foreach (var trigger in VersionTrigger.Of(was).Except(kept))
            yield return new FileChange($"DROP TRIGGER {Dialect.Quote(trigger.Name)}");
    }

    // A table that refers to nothing can lie there as it is. Another would keep rows from being deleted, or go with them.
    IEnumerable<FileChange> Bury((TableShape Was, Burial As) table)
    {
        var (was, name) = (Dialect.Quote(table.Was.Name), Dialect.Quote(table.As.ReservedName));
        if (table.Was.References.Count == 0)
            return [new FileChange($"ALTER TABLE {was} RENAME TO {name}")];
        var aside = move.Burials.Where(burial => burial.Holder == table.As.Serial);
        var lying = TableRebuild.Physical(table.Was with { Name = table.As.ReservedName, References = [] }, aside);
        var columns = string.Join(", ", lying.Fields.Select(field => Dialect.Quote(field.Name)));
        return
        [
            new FileChange(new TableDefinition(move.Before, lying, Dialect).CreateTable()),
            new FileChange($"INSERT INTO {name} ({columns}) SELECT {columns} FROM {was}") { Rewrites = true },
            new FileChange($"DROP TABLE {was}"),
        ];
    }
}
