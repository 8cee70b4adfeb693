using Npgsql;
using Trestle.Catalog;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// Takes a database from one schema to another: takes away what goes, gives everything that stays its new name, then changes and adds what
/// differs. Rows are not written anew, but for documents in which names have changed.
/// </summary>
sealed class SchemaUpgrade
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly Session session;
    readonly SchemaShape stored;
    readonly SchemaShape union;
    readonly IReadOnlyList<TableChange> kept;
    readonly IReadOnlyList<TableShape> added;

    public SchemaUpgrade(Session session, SchemaShape stored, SchemaShape union)
    {
        this.session = session;
        this.stored = stored;
        this.union = union;
        // What is stored, with the names that it is to have.
        var named = NamedSchema.Of(union, stored);
        kept = [.. union.Tables.Where(table => stored.FindTable(table.Id) is not null)
            .Select(table => new TableChange(stored, named, union, table.Id))];
        added = [.. union.Tables.Where(table => stored.FindTable(table.Id) is null)];
    }

    public void Run()
    {
        foreach (var table in kept)
            RequireHere(table);
        var creation = TableCreation.On(session, union);
        foreach (var table in kept)
            Execute(table.Removals());
        Execute(TableRenaming.Of(kept));
        foreach (var table in added)
            Execute(creation.Table(table));
        foreach (var table in kept)
            Change(table);
        foreach (var table in kept)
            DocumentUpgrade.Run(session, new DocumentChange(stored, union), table.Was, table.Now);
        foreach (var table in kept)
            Build(table, creation);
        foreach (var table in added)
            Execute(Additions.Of(table, creation));
        foreach (var table in added)
            Execute(Additions.References(union, table));
        foreach (var table in kept)
            Refer(table);
    }

    void Change(TableChange table)
    {
        foreach (var statement in table.Changes())
        {
            try
            {
                session.Execute(statement);
            }
            catch (TrestleException error) when (error.InnerException is PostgresException refused && PostgresErrors.IsCheck(refused))
            {
                throw new SchemaMismatchException(
                    [], $"Rows of table '{table.Now.Name}' in {session.Place} break a bound or a length that the schema now has. "
                        + "Change those rows with the old schema first, or widen the bound.", error);
            }
        }
    }

    // What is changed here is not changed on another server.
    void RequireHere(TableChange table)
    {
        if (!table.IsChange || table.Was.Partition is null
            || PartitionPlaces.Of(session, table.Was).FirstOrDefault(place => place.Server is not null) is not { } elsewhere)
            return;
        throw new SchemaMismatchException(
            [], $"Table '{table.Was.Name}' of {session.Place} has partition {elsewhere.Number} on server '{elsewhere.Server}', which a change "
                + "of the schema does not reach. Move its partitions back with PostgresPartitions, change the schema, and move them again.");
    }

    void Build(TableChange table, TableCreation creation)
    {
        var statements = new TableStatements(union, table.Now, Dialect);
        foreach (var index in table.NewIndexes())
        {
            if (table.Now.Indexes[index].IsUnique
                && session.AskKey(statements.Duplicate(index), KeyParts.Of(table.Now, index)) is { } duplicate)
                throw RowViolations.Unbuildable(table.Now, index, duplicate);
            Execute(creation.Index(table.Now, table.Now.Indexes[index]));
        }
    }

    void Refer(TableChange table)
    {
        var statements = new TableStatements(union, table.Now, Dialect);
        foreach (var reference in table.NewReferences())
        {
            var shape = table.Now.References[reference];
            var target = union.Table(shape.To);
            if (session.AskKey(statements.Dangling(reference, target), KeyParts.Of(target, -1)) is { } dangling)
                throw RowViolations.NoParent(table.Now, shape, target, dangling);
        }
        Execute(table.Additions());
    }

    void Execute(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
            session.Execute(statement);
    }
}
