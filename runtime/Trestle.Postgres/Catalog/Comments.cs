using Npgsql;
using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// Shows the documentation of the schema to whoever looks at the tables: as comments on tables and columns. They are nothing that a
/// program depends on, so that one without the right to write them, or an older one, leaves them as they are.
/// </summary>
static class Comments
{
    const string Read = """
        SELECT class.relname::text, coalesce(attribute.attname::text, ''), description.description
        FROM pg_description description JOIN pg_class class ON class.oid = description.objoid
        LEFT JOIN pg_attribute attribute ON attribute.attrelid = class.oid AND attribute.attnum = description.objsubid AND description.objsubid > 0
        WHERE description.classoid = 'pg_class'::regclass AND class.relnamespace = current_schema()::regnamespace
        """;

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>Writes the comments that are missing or say something else.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="named">The schema of the program, whose names the database has.</param>
    public static void Write(Session session, SchemaShape named)
    {
        if (named.Docs.Count == 0 || Missing(session, named).Count == 0)
            return;
        session.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
        try
        {
            CatalogTable.Lock(session);
            // Who came first may have done it already.
            foreach (var statement in Missing(session, named))
                session.Execute(statement);
            session.Execute("COMMIT");
        }
        catch (StoreException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
        {
            session.Execute("ROLLBACK");
            session.Recover();
        }
    }

    /// <summary>All of them, for tables that have none.</summary>
    public static IEnumerable<string> Of(SchemaShape named) => named.Docs.Select(doc => Statement(named, doc));

    static List<string> Missing(Session session, SchemaShape named)
    {
        var known = session.Ask(Read).ToDictionary(row => (row[0]!, row[1]!), row => row[2]!);
        return [.. named.Docs.Where(doc => IsNews(named, doc, known)).Select(doc => Statement(named, doc))];
    }

    static bool IsNews(SchemaShape named, DocShape doc, Dictionary<(string, string), string> known) =>
        named.FindTable(doc.Table) is { } table
        && (!known.TryGetValue((PostgresDialect.Fit(table.Name), PostgresDialect.Fit(Column(table, doc))), out var text) || text != doc.Text);

    static string Statement(SchemaShape named, DocShape doc)
    {
        var table = named.Table(doc.Table);
        var on = doc.Tag is null
            ? $"TABLE {Dialect.Quote(table.Name)}"
            : $"COLUMN {Dialect.Quote(table.Name)}.{Dialect.Quote(Column(table, doc))}";
        return $"COMMENT ON {on} IS {PostgresDialect.Text(doc.Text)}";
    }

    static string Column(TableShape table, DocShape doc) =>
        doc.Tag is null ? "" : table.Fields.First(field => field.Tag == doc.Tag).Name;
}
