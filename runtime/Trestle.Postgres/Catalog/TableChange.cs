using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Catalog;

/// <summary>A table as it is, as it is under its new names, and as it shall be; and the statements that lead from one to the other.</summary>
sealed class TableChange
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly TableDefinition was;
    readonly TableDefinition named;
    readonly TableDefinition now;

    public TableChange(SchemaShape stored, SchemaShape named, SchemaShape union, Guid id)
    {
        Was = stored.Table(id);
        Named = named.Table(id);
        Now = union.Table(id);
        Union = union;
        was = new TableDefinition(stored, Was, Dialect);
        this.named = new TableDefinition(named, Named, Dialect);
        now = new TableDefinition(union, Now, Dialect);
    }

    public TableShape Was { get; }

    public TableShape Named { get; }

    public TableShape Now { get; }

    SchemaShape Union { get; }

    /// <summary>Whether anything of it changes.</summary>
    public bool IsChange => Changes().Any() || Json(Was) != Json(Now);

    /// <summary>Takes away what goes, under its old names.</summary>
    public IEnumerable<string> Removals()
    {
        var table = Dialect.Quote(Was.Name);
        foreach (var trigger in VersionTrigger.Of(Was).Except(VersionTrigger.Of(Now)))
            yield return $"DROP TRIGGER {Dialect.Quote(trigger.Name)} ON {table}";
        for (var at = 0; at < Was.References.Count; at++)
        {
            if (!IsKept(Named.References[at]))
                yield return $"ALTER TABLE {table} DROP CONSTRAINT {Dialect.Quote(was.ReferenceName(Was.References[at]))}";
        }
        for (var at = 0; at < Was.Indexes.Count; at++)
        {
            if (!IsKept(Named.Indexes[at]))
                yield return $"DROP INDEX {Dialect.Quote(Dialect.IndexName(Was, Was.Indexes[at]))}";
        }
        foreach (var field in Was.Fields.Where(field => In(Now, field.Tag) is null))
            yield return $"ALTER TABLE {table} DROP COLUMN {Dialect.Quote(field.Name)}";
    }

    /// <summary>The names of everything that stays: the statement in front of TO, the old name, the new one.</summary>
    public IEnumerable<(string Prefix, string Old, string New)> Names()
    {
        var alter = $"ALTER TABLE {Dialect.Quote(Now.Name)} RENAME ";
        foreach (var (before, after) in Pairs(Was.Fields, Named.Fields).Where(pair => In(Now, pair.Item1.Tag) is not null))
        {
            yield return (alter + "COLUMN ", before.Name, after.Name);
            if (was.Check(Column(was, before)) is not null)
                yield return (alter + "CONSTRAINT ", was.CheckName(Column(was, before)), named.CheckName(Column(named, after)));
        }
        yield return (alter + "CONSTRAINT ", was.KeyName, named.KeyName);
        foreach (var (before, after) in Pairs(Was.References, Named.References).Where(pair => IsKept(pair.Item2)))
            yield return (alter + "CONSTRAINT ", was.ReferenceName(before), named.ReferenceName(after));
        foreach (var (before, after) in Pairs(Was.Indexes, Named.Indexes).Where(pair => IsKept(pair.Item2)))
            yield return ("ALTER INDEX ", Dialect.IndexName(Was, before), Dialect.IndexName(Named, after));
        if (KeySequence.Of(Was) is { } old && KeySequence.Of(Named) is { } renewed)
            yield return ("ALTER SEQUENCE ", old.Name, renewed.Name);
    }

    /// <summary>Adds columns and changes those that differ.</summary>
    public IEnumerable<string> Changes()
    {
        var alter = $"ALTER TABLE {Dialect.Quote(Now.Name)} ";
        foreach (var column in now.Columns)
        {
            if (In(Named, column.Field.Tag) is { } before)
            {
                foreach (var change in Changes(Column(named, before), column))
                    yield return alter + change;
            }
            else
            {
                yield return $"{alter}ADD COLUMN {now.Column(column)}";
            }
        }
    }

    /// <summary>The positions of the indexes that are to be made.</summary>
    public IEnumerable<int> NewIndexes() => Enumerable.Range(0, Now.Indexes.Count)
        .Where(at => Named.Indexes.All(index => named.CreateIndex(index) != now.CreateIndex(Now.Indexes[at])));

    /// <summary>The positions of the references that are to be made.</summary>
    public IEnumerable<int> NewReferences() => Enumerable.Range(0, Now.References.Count)
        .Where(at => Named.References.All(reference => named.Reference(reference) != now.Reference(Now.References[at])));

    /// <summary>Adds references, and what follows from them.</summary>
    public IEnumerable<string> Additions() =>
    [
        .. NewReferences().Select(at => $"ALTER TABLE {Dialect.Quote(Now.Name)} ADD {now.Reference(Now.References[at])}"),
        .. VersionTrigger.Of(Now).Except(VersionTrigger.Of(Was)).SelectMany(trigger => trigger.Statements),
        .. KeySequence.Of(Now) is { } sequence && KeySequence.Of(Was) is null ? sequence.Create() : [],
        .. KeySequence.Of(Now) is null && KeySequence.Of(Was) is { } gone ? gone.Drop() : [],
    ];

    IEnumerable<string> Changes(ColumnShape before, ColumnShape column)
    {
        var name = Dialect.Quote(column.Name);
        if (Dialect.Type(before) != Dialect.Type(column))
            yield return $"ALTER COLUMN {name} TYPE {Dialect.Type(column)}";
        if (!before.Field.IsNullable && column.Field.IsNullable)
            yield return $"ALTER COLUMN {name} DROP NOT NULL";
        if (named.Default(before) != now.Default(column))
            yield return $"ALTER COLUMN {name} {(now.Default(column) is { } constant ? "SET DEFAULT " + constant : "DROP DEFAULT")}";
        if (named.Check(before) == now.Check(column))
            yield break;
        if (named.Check(before) is not null)
            yield return $"DROP CONSTRAINT {Dialect.Quote(named.CheckName(before))}";
        if (now.Check(column) is { } check)
            yield return $"ADD {check}";
    }

    static string Json(TableShape table) => System.Text.Encoding.UTF8.GetString(new SchemaShape("", [], [], [table]).ToJson());

    bool IsKept(IndexShape shape) =>
        Now.Indexes.Any(index => index.Id == shape.Id && now.CreateIndex(index) == named.CreateIndex(shape));

    bool IsKept(ReferenceShape shape) =>
        Union.FindTable(shape.To) is not null && Now.References.Any(reference => now.Reference(reference) == named.Reference(shape));

    static ColumnShape Column(TableDefinition definition, FieldShape field) =>
        definition.Columns.First(column => column.Field.Tag == field.Tag);

    static FieldShape? In(TableShape table, int tag) => table.Fields.FirstOrDefault(field => field.Tag == tag);

    static IEnumerable<(T, T)> Pairs<T>(IReadOnlyList<T> one, IReadOnlyList<T> other) => one.Zip(other);
}
