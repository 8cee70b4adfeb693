using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// What can be made beside a table while programs read and write it, so that nothing long is left for the moment in which the schema changes:
/// columns, indexes, and constraints that are first demanded of new rows and then looked up in the old ones.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="current">The schema to come to, under the names that things have until then.</param>
sealed class Preparation(ServerTable table, SchemaShape current)
{
    const string Moment = ", for a moment";

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>The columns; of all tables first, for references may lead to them.</summary>
    public IEnumerable<ServerChange> Columns() =>
    [
        .. table.Added.Select(column => new ServerChange($"ALTER TABLE {table.Name} ADD COLUMN {Added(column)}", Exclusive)
        {
            IsShort = true,
            Prepares = column.Name,
            IsDone = session => Prepared.HasColumn(session, column.Name),
        }),
        .. table.Move.Restored.Select(burial => burial.ReservedName).SelectMany(Default),
    ];

    /// <summary>Values that may not be null, and bounds.</summary>
    public IEnumerable<ServerChange> Checks() =>
        table.CurrentDefinition.Columns.SelectMany(column => Required(column).Concat(Bounded(column)));

    /// <summary>Indexes. A server makes one of a divided table only while nobody writes to it, so that it waits for the switch.</summary>
    public IEnumerable<ServerChange> Indexes() => table.IsPartitioned ? [] : table.NewIndexes.Select(Index);

    /// <summary>References between tables that are there already.</summary>
    public IEnumerable<ServerChange> References(IReadOnlyDictionary<Guid, ServerTable> tables) =>
        table.NewReferences.Where(at => CanPrepare(at, tables)).SelectMany(Reference);

    /// <summary>
    /// Whether a reference can be made while programs go on. One that leads to a divided table has parts, whose names the server chooses: they
    /// could be the one that the reference is to have.
    /// </summary>
    public bool CanPrepare(int reference, IReadOnlyDictionary<Guid, ServerTable> tables) =>
        !table.IsPartitioned && tables.TryGetValue(table.Now.References[reference].To, out var target) && !target.IsPartitioned;

    /// <summary>The reserved name of an index that is prepared.</summary>
    public string IndexName(int index) => Prepared.Name(table.CurrentStatements.CreateIndex(index));

    /// <summary>The reserved name of a reference that is prepared.</summary>
    public string ReferenceName(int reference) =>
        Prepared.Name(table.Name + table.CurrentDefinition.Reference(table.Current.References[reference]));

    /// <summary>The reserved name of a column's check that is prepared; null when it has none, or keeps it.</summary>
    public string? CheckName(ColumnShape column)
    {
        var check = table.CurrentDefinition.Check(column);
        if (check is null || Kept(column) is { } named && table.Check(named) == table.NowDefinition.Check(Now(column)))
            return null;
        return Prepared.Name(table.Name + check);
    }

    /// <summary>The reserved name of the check that a column is not null; null when it may be, or is so already.</summary>
    public string? PresenceName(ColumnShape column) =>
        column.Field.IsNullable || table.Move.Before(column.Field.Tag) is { IsNullable: false } || IsAddedWithDefault(column)
            ? null
            : Prepared.Name($"{table.Name}.{column.Name} IS NOT NULL");

    string Exclusive => $"ACCESS EXCLUSIVE on {table.Name}{Moment}";

    string Looking => $"SHARE UPDATE EXCLUSIVE on {table.Name}: neither reads nor writes wait";

    // A default makes it instant also for a column that may not be null. Its check is looked up afterwards.
    string Added(ColumnShape column) => Dialect.Quote(column.Name) + " " + Dialect.Type(column)
        + (IsAddedWithDefault(column) ? " NOT NULL" : "")
        + (table.CurrentDefinition.Default(column) is { } constant ? " DEFAULT " + constant : "");

    bool IsAddedWithDefault(ColumnShape column) => !column.Field.IsNullable
        && table.Move.Before(column.Field.Tag) is null && table.CurrentDefinition.Default(column) is not null;

    IEnumerable<ServerChange> Default(string name)
    {
        var column = table.CurrentDefinition.Columns.First(column => column.Name == name);
        return table.CurrentDefinition.Default(column) is not { } constant ? [] :
            [new($"ALTER TABLE {table.Name} ALTER COLUMN {Dialect.Quote(name)} SET DEFAULT {constant}", Exclusive) { IsShort = true }];
    }

    IEnumerable<ServerChange> Required(ColumnShape column)
    {
        if (PresenceName(column) is not { } name)
            yield break;
        var quoted = Dialect.Quote(column.Name);
        var fill = table.CurrentDefinition.Default(column) is { } constant
            ? new ServerChange($"UPDATE {table.Name} SET {quoted} = {constant} WHERE {quoted} IS NULL", "the rows that it writes")
            {
                Rewrites = true,
                IsDone = session => Prepared.IsValidated(session, name),
                Work = new RowFill(table.Was, column.Name, constant).Run,
            }
            : null;
        if (fill is not null)
            yield return fill;
        foreach (var change in Constraint(name, $"CHECK ({quoted} IS NOT NULL)", Exclusive, Absent(column), between: fill))
            yield return change;
    }

    IEnumerable<ServerChange> Bounded(ColumnShape column)
    {
        if (CheckName(column) is not { } name)
            return [];
        var check = table.CurrentDefinition.Check(column)!;
        return Constraint(name, check[check.IndexOf(" CHECK (", StringComparison.Ordinal)..].TrimStart(), Exclusive, Broken);
    }

    IEnumerable<ServerChange> Reference(int at)
    {
        var reference = table.Current.References[at];
        var definition = table.CurrentDefinition.Reference(reference);
        var target = current.Table(reference.To);
        return Constraint(
            ReferenceName(at), definition[definition.IndexOf("FOREIGN KEY", StringComparison.Ordinal)..],
            $"SHARE ROW EXCLUSIVE on {table.Name} and {Dialect.Quote(target.Name)}{Moment}",
            session => session.AskKey(table.CurrentStatements.Dangling(at, target), KeyParts.Of(target, -1)) is { } dangling
                ? RowViolations.NoParent(table.Now, table.Now.References[at], target, dangling) : Broken(session));
    }

    // First for new rows alone, which takes no look at the old ones, then for those.
    IEnumerable<ServerChange> Constraint(
        string name, string definition, string shortLock, Func<Session, Exception> refused, ServerChange? between = null)
    {
        yield return new ServerChange($"ALTER TABLE {table.Name} ADD CONSTRAINT {Dialect.Quote(name)} {definition} NOT VALID", shortLock)
        {
            IsShort = true,
            Prepares = name,
            IsDone = session => Prepared.HasConstraint(session, name),
        };
        if (between is not null)
            yield return between;
        yield return new ServerChange($"ALTER TABLE {table.Name} VALIDATE CONSTRAINT {Dialect.Quote(name)}", Looking)
        {
            IsDone = session => Prepared.IsValidated(session, name),
            Refused = refused,
        };
    }

    ServerChange Index(int at)
    {
        var (name, text) = (IndexName(at), table.CurrentStatements.CreateIndex(at));
        var own = $"INDEX {Dialect.Quote(Dialect.IndexName(table.Current, table.Current.Indexes[at]))} ON";
        return new ServerChange(text.Replace(own, $"INDEX CONCURRENTLY {Dialect.Quote(name)} ON", StringComparison.Ordinal), Looking)
        {
            Prepares = name,
            IsDone = session => Prepared.HasIndex(session, name),
            Refused = session => session.AskKey(table.CurrentStatements.Duplicate(at), KeyParts.Of(table.Current, at)) is { } duplicate
                ? RowViolations.Unbuildable(table.Now, at, duplicate) : Broken(session),
        };
    }

    SchemaMismatchException Broken(Session session) => new(
        [], $"Rows of table '{table.Now.Name}' in {session.Place} break a bound, a length or a reference that the schema now has. "
            + "Change those rows with the old schema first, or widen the bound.");

    Func<Session, Exception> Absent(ColumnShape column) => session => new SchemaMismatchException(
        [], $"Field '{Now(column).Name}' of table '{table.Now.Name}' must have a value, and rows in {session.Place} have none. "
            + "Give it a default, or give those rows a value with the old schema first.");

    ColumnShape? Kept(ColumnShape column) => table.Move.Before(column.Field.Tag) is null
        ? null : table.NamedDefinition.Columns.First(named => named.Field.Tag == column.Field.Tag);

    ColumnShape Now(ColumnShape column) => table.NowDefinition.Columns.First(now => now.Field.Tag == column.Field.Tag);
}
