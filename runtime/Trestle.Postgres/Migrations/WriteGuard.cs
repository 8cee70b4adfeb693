using Npgsql;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// Refuses writes to a table whose rows are being written anew beside it: those to a row that was passed already would be lost. Other tables
/// take writes while the schema changes, for the server itself keeps everything right there.
/// </summary>
static class WriteGuard
{
    /// <summary>The error code by which the server tells.</summary>
    public const string Code = "TRM01";

    const string Name = "trestle_migrating";

    const string Function = $"""
        CREATE OR REPLACE FUNCTION {Name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION USING ERRCODE = '{Code}', MESSAGE = 'the rows of ' || TG_TABLE_NAME || ' are being written anew'; END $$
        """;

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>Whether an error comes from it.</summary>
    public static bool IsFrom(PostgresException error) => error.SqlState == Code;

    /// <summary>The statements that refuse writes from now on, and wait for those under way; none when they are refused already.</summary>
    public static IEnumerable<string> Placing(Session session, string table) => Guarded(session).Contains(PostgresDialect.Fit(table)) ? [] :
    [
        Function,
        $"CREATE TRIGGER {Name} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {Dialect.Quote(table)} FOR EACH STATEMENT EXECUTE FUNCTION {Name}()",
    ];

    /// <summary>The statement that lets writes through, if they are refused.</summary>
    public static IEnumerable<string> Removal(string table) => [$"DROP TRIGGER IF EXISTS {Name} ON {Dialect.Quote(table)}"];

    /// <summary>The tables that take no writes.</summary>
    public static IReadOnlyList<string> Guarded(Session session) =>
    [
        .. session.Ask($"SELECT relname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = '{Name}' AND tgparentid = 0 AND "
            + "relnamespace = current_schema()::regnamespace").Select(row => row[0]!),
    ];
}
