using Npgsql;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;
using Trestle.Verification;

namespace Trestle.Postgres;

/// <summary>
/// What the server finds when it looks at the tables: indexes against rows, where the extension <c>amcheck</c> is there, and rows that refer
/// to nothing.
/// </summary>
sealed class PostgresCheck(Session session, SchemaShape schema, StoreCheck check)
{
    const string Indexes = """
        SELECT class.relname::text, index.indexrelid::regclass::text
        FROM pg_index index JOIN pg_class class ON class.oid = index.indrelid JOIN pg_class own ON own.oid = index.indexrelid
        JOIN pg_am am ON am.oid = own.relam
        WHERE class.relnamespace = current_schema()::regnamespace AND am.amname = 'btree' AND own.relkind = 'i' AND index.indisvalid
        ORDER BY 1, 2
        """;

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public void Run()
    {
        LookAtIndexes();
        foreach (var table in schema.Tables)
        {
            for (var reference = 0; reference < table.References.Count; reference++)
                LookAtReference(table, reference);
        }
    }

    /// <summary>Builds the indexes of all tables anew; writers to a table wait meanwhile.</summary>
    public static void Rebuild(Session session, SchemaShape schema, CancellationToken cancellationToken)
    {
        foreach (var table in schema.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Execute($"REINDEX TABLE {Dialect.Quote(table.Name)}");
        }
    }

    void LookAtIndexes()
    {
        var found = session.Ask("SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'amcheck'");
        if (found.Count == 0)
        {
            check.AddUnchecked($"Indexes of {session.Place} were not compared with their rows: the server lacks the extension amcheck. "
                + "Let its administrator run CREATE EXTENSION amcheck.");
            return;
        }
        foreach (var row in session.Ask(Indexes))
        {
            if (!LookAtIndex(found[0][0]!, row[0]!, row[1]!))
                return;
        }
    }

    bool LookAtIndex(string space, string table, string index)
    {
        try
        {
            session.Ask($"SELECT {space}.bt_index_check($1::text::regclass, true)::text", index);
            return true;
        }
        catch (TrestleException error) when (error.InnerException is PostgresException refused)
        {
            session.Recover();
            if (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                check.AddUnchecked($"Indexes of {session.Place} were not compared with their rows: the user may not run bt_index_check. Let the "
                    + "administrator grant EXECUTE on it.");
                return false;
            }
            check.Add(FaultKind.Index, table, index, $"PostgreSQL says of index {index} of table '{table}': {refused.MessageText}.");
            return true;
        }
    }

    void LookAtReference(TableShape table, int reference)
    {
        var shape = table.References[reference];
        var target = schema.Table(shape.To);
        if (session.AskKey(new TableStatements(schema, table, Dialect).Dangling(reference, target), KeyParts.Of(target, -1)) is { } key)
            check.Add(
                FaultKind.Reference, table.Name, shape.Name, $"Table '{table.Name}' refers by '{shape.Name}' to ({KeyText.Of(target, -1, key)}) of "
                    + $"table '{target.Name}', which is not there.");
    }
}
