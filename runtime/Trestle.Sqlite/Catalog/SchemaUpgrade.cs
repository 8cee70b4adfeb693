using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>
/// Takes a file from one schema to another. A table whose definition stays is left alone, one that gains columns gains them, and every
/// other one is made anew and filled from the old by tags: SQLite cannot change a check, a reference or a name in all places itself.
/// </summary>
sealed class SchemaUpgrade(Connection connection, SchemaShape stored, SchemaShape union)
{
    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly List<(TableShape Was, TableShape Now)> rebuilt = [];

    public void Run()
    {
        var tables = union.Tables.Select(now => (Was: stored.FindTable(now.Id), Now: now)).ToArray();
        foreach (var (was, now) in tables.Where(pair => pair.Was is not null))
            DropIndexes(was!, now);
        foreach (var (was, now) in tables)
            Shape(was, now);
        foreach (var (was, now) in rebuilt)
            connection.Execute($"DROP TABLE {Dialect.Quote(was.Name)}");
        foreach (var (_, now) in rebuilt)
            connection.Execute($"ALTER TABLE {Dialect.Quote(NameWhileMade(now))} RENAME TO {Dialect.Quote(now.Name)}");
        foreach (var (was, now) in tables.Where(pair => pair.Was is not null))
            DocumentUpgrade.Run(connection, new DocumentChange(stored, union), was!, now);
        foreach (var (was, now) in tables)
            CreateIndexes(was, now);
        foreach (var (was, now) in tables.Where(pair => pair.Was is not null))
            RequireReferences(was!, now);
    }

    void Shape(TableShape? was, TableShape now)
    {
        var definition = new TableDefinition(union, now, Dialect);
        if (was is null)
            connection.Execute(definition.CreateTable());
        else if (new TableDefinition(stored, was, Dialect).CreateTable() != definition.CreateTable()
            && !TryAddColumns(was, now, definition))
            Rebuild(was, now, definition);
    }

    bool TryAddColumns(TableShape was, TableShape now, TableDefinition definition)
    {
        var added = now.Fields.Where(field => was.Fields.All(known => known.Tag != field.Tag)).ToList();
        var without = now with { Fields = [.. now.Fields.Except(added)] };
        if (new TableDefinition(union, without, Dialect).CreateTable() != new TableDefinition(stored, was, Dialect).CreateTable())
            return false;
        foreach (var column in definition.Columns.Where(column => added.Contains(column.Field)))
            connection.Execute($"ALTER TABLE {Dialect.Quote(now.Name)} ADD COLUMN {definition.Column(column)}");
        return true;
    }

    void Rebuild(TableShape was, TableShape now, TableDefinition definition)
    {
        connection.Execute(definition.CreateTable(NameWhileMade(now)));
        var kept = now.Fields
            .Select(field => (Now: field.Name, Was: was.Fields.FirstOrDefault(known => known.Tag == field.Tag)?.Name))
            .Where(pair => pair.Was is not null)
            .ToArray();
        Copy(
            $"INSERT INTO {Dialect.Quote(NameWhileMade(now))} ({Names(kept.Select(pair => pair.Now))}) SELECT "
                + $"{Names(kept.Select(pair => pair.Was!))} FROM {Dialect.Quote(was.Name)}",
            now);
        rebuilt.Add((was, now));
    }

    void Copy(string sql, TableShape table)
    {
        using var statement = connection.Prepare(sql);
        if (statement.Run() != SqliteErrors.Ok)
            throw new SchemaMismatchException(
                [], $"Rows of table '{table.Name}' in '{connection.File}' break a bound or a length that the schema now has. "
                    + "Change those rows with the old schema first, or widen the bound.");
    }

    // Those that go or change, of every table before any is made: a name may pass from one to another.
    void DropIndexes(TableShape was, TableShape now)
    {
        foreach (var index in was.Indexes
            .Where(index => Text(stored, was, index) != Text(union, now, now.Indexes.FirstOrDefault(known => known.Id == index.Id))))
            connection.Execute($"DROP INDEX {Dialect.Quote(Dialect.IndexName(was, index))}");
        foreach (var trigger in VersionTrigger.Of(was).Where(trigger => !VersionTrigger.Of(now).Contains(trigger)))
            connection.Execute($"DROP TRIGGER {Dialect.Quote(trigger.Name)}");
    }

    void CreateIndexes(TableShape? was, TableShape now)
    {
        var isNew = was is null || rebuilt.Any(pair => pair.Now == now);
        for (var index = 0; index < now.Indexes.Count; index++)
        {
            var shape = now.Indexes[index];
            if (isNew || Text(union, now, shape) != Text(stored, was!, was!.Indexes.FirstOrDefault(known => known.Id == shape.Id)))
                CreateIndex(now, index);
        }
        foreach (var trigger in VersionTrigger.Of(now).Where(trigger => isNew || !VersionTrigger.Of(was!).Contains(trigger)))
            connection.Execute(trigger.Text);
    }

    void CreateIndex(TableShape table, int index)
    {
        using var statement = connection.Prepare(Text(union, table, table.Indexes[index])!);
        if (statement.Run() == SqliteErrors.Ok)
            return;
        using var search = connection.Prepare(new TableStatements(union, table, Dialect).Duplicate(index));
        if (!search.Step())
            throw new CorruptRecordException($"Index '{table.Indexes[index].Name}' of table '{table.Name}' cannot be built, though no "
                + $"two rows agree in it. Check '{connection.File}' with PRAGMA integrity_check.");
        throw RowViolations.Unbuildable(table, index, Encode(Trestle.Keys.KeyParts.Of(table, index), search));
    }

    void RequireReferences(TableShape was, TableShape now)
    {
        for (var reference = 0; reference < now.References.Count; reference++)
        {
            var shape = now.References[reference];
            if (was.References.Any(known => known.To == shape.To && Tags(was, known.Fields).SequenceEqual(Tags(now, shape.Fields))))
                continue;
            var target = union.Table(shape.To);
            using var search = connection.Prepare(new TableStatements(union, now, Dialect).Dangling(reference, target));
            if (search.Step())
                throw RowViolations.NoParent(now, shape, target, Encode(Trestle.Keys.KeyParts.Of(target, -1), search));
        }
    }

    static byte[] Encode(Trestle.Keys.KeyParts parts, Statement row)
    {
        var bytes = new EntryBytes();
        var reader = row.Read();
        bytes.Write(parts, ref reader);
        return bytes.Written.ToArray();
    }

    static string? Text(SchemaShape schema, TableShape table, IndexShape? index) =>
        index is null ? null : new TableDefinition(schema, table, Dialect).CreateIndex(index);

    static IEnumerable<int> Tags(TableShape table, IEnumerable<string> names) =>
        names.Select(name => table.Fields.First(field => field.Name == name).Tag);

    static string NameWhileMade(TableShape table) => $"trestle_new_{table.Id:N}";

    static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Dialect.Quote));
}
