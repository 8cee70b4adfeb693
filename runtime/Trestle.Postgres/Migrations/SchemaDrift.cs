using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Relational;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// Compares the tables of a database with those that its catalog describes: the server is asked about both, of which the latter are made in a
/// schema of their own that nobody ever sees, for the transaction is rolled back.
/// </summary>
sealed class SchemaDrift
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly SchemaShape schema;
    readonly IReadOnlyList<Burial> burials;
    readonly TableCreation creation;

    SchemaDrift(SchemaShape stored, IReadOnlyList<Burial> burials)
    {
        schema = VersionColumn.AddTo(stored);
        this.burials = burials;
        creation = new TableCreation(schema, hasCitus: false);
    }

    public static IReadOnlyList<StoreDrift> Find(Session session, SchemaShape stored, IReadOnlyList<Burial> burials)
    {
        var drift = new SchemaDrift(stored, burials);
        var actual = LiveDatabase.Read(session);
        var expected = drift.Expected(session);
        return LiveTable.Compare(expected, actual, drift.Repair);
    }

    IReadOnlyList<LiveTable> Expected(Session session)
    {
        var apart = $"trestle_expected_{Guid.NewGuid():N}";
        session.Execute("BEGIN");
        try
        {
            session.Execute($"CREATE SCHEMA {apart}; SET LOCAL search_path = {apart}");
            foreach (var statement in Creation())
                session.Execute(statement);
            return LiveDatabase.Read(session);
        }
        finally
        {
            session.Execute("ROLLBACK");
            session.Recover();
        }
    }

    IEnumerable<string> Creation() =>
    [
        .. schema.Tables.SelectMany(creation.Table),
        .. schema.Tables.SelectMany(table => Additions.Of(table, creation)),
        .. schema.Tables.SelectMany(table => Additions.References(schema, table)),
        .. burials.Where(burial => burial is { Tag: not null, Holder: null }).Select(Column),
    ];

    string Column(Burial burial) =>
        $"ALTER TABLE {Dialect.Quote(schema.Table(burial.Table).Name)} ADD COLUMN {Dialect.Quote(burial.ReservedName)} "
            + Dialect.Type(ColumnShape.Of(burial.Schema, burial.Column));

    string Repair(LiveDifference difference)
    {
        var (alter, wanted, found) = ($"ALTER TABLE {Dialect.Quote(difference.Table)} ", difference.Expected, difference.Actual);
        if (difference.Part is not { } part)
            return found is not null ? $"DROP TABLE {Dialect.Quote(difference.Table)}" : string.Join(";\n", Missing(difference.Table));
        var name = Dialect.Quote(part.Name);
        return part.Kind switch
        {
            LiveKind.Column when wanted is null => $"{alter}DROP COLUMN {name}",
            LiveKind.Column when found is null => $"{alter}ADD COLUMN {Definition(difference.Table, part.Name) ?? $"{name} {wanted}"}",
            LiveKind.Column => $"{alter}ALTER COLUMN {name} TYPE {wanted}",
            LiveKind.Presence => $"{alter}ALTER COLUMN {name} {(wanted == "NOT NULL" ? "SET" : "DROP")} NOT NULL",
            LiveKind.Default => $"{alter}ALTER COLUMN {name} {(wanted is null ? "DROP DEFAULT" : "SET DEFAULT " + wanted)}",
            LiveKind.Index => Both(found is null ? null : $"DROP INDEX {name}", wanted),
            LiveKind.Trigger => Both(found is null ? null : $"DROP TRIGGER {name} ON {Dialect.Quote(difference.Table)}", wanted),
            _ when found == wanted + " NOT VALID" => $"{alter}VALIDATE CONSTRAINT {name}",
            _ => Both(found is null ? null : $"{alter}DROP CONSTRAINT {name}", wanted is null ? null : $"{alter}ADD CONSTRAINT {name} {wanted}"),
        };
    }

    IEnumerable<string> Missing(string name)
    {
        var table = schema.Tables.First(table => PostgresDialect.Fit(table.Name) == name);
        return [.. creation.Table(table), .. Additions.Of(table, creation), .. Additions.References(schema, table)];
    }

    string? Definition(string table, string column)
    {
        var shape = schema.Tables.First(candidate => PostgresDialect.Fit(candidate.Name) == table);
        var definition = new TableDefinition(schema, shape, Dialect);
        return definition.Columns.FirstOrDefault(candidate => PostgresDialect.Fit(candidate.Name) == column) is { } found
            ? definition.Column(found) : null;
    }

    static string Both(string? first, string? second) => string.Join(";\n", new[] { first, second }.Where(text => text is not null));
}
