using System.Security.Cryptography;
using System.Text;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// Names of what is made beside the tables while programs go on, and gets its own name when the schema changes. They follow from what it is,
/// so that a later run finds what an earlier one has made, and nothing else.
/// </summary>
static class Prepared
{
    /// <summary>How they begin.</summary>
    public const string Prefix = "trestle_prepared_";

    const string Columns = "SELECT attname::text, class.relname::text FROM pg_attribute JOIN pg_class class ON class.oid = attrelid WHERE "
        + "relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT attisdropped AND starts_with(attname, 'trestle_prepared_')";

    const string Constraints = "SELECT conname::text, class.relname::text FROM pg_constraint JOIN pg_class class ON class.oid = conrelid WHERE "
        + "relnamespace = current_schema()::regnamespace AND conparentid = 0 AND coninhcount = 0 AND starts_with(conname, 'trestle_prepared_')";

    const string Indexes = "SELECT relname::text, '' FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('i', 'I') "
        + "AND starts_with(relname, 'trestle_prepared_')";

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>The name of something that is described by its definition.</summary>
    public static string Name(string definition) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)).AsSpan(0, 10));

    public static bool HasColumn(Session session, string name) => Has(session, Columns, name);

    public static bool HasConstraint(Session session, string name) => Has(session, Constraints, name);

    public static bool IsValidated(Session session, string name) => Has(session, Constraints + " AND convalidated", name);

    /// <summary>Whether an index is there and whole. One that an interrupted build has left is taken away.</summary>
    public static bool HasIndex(Session session, string name)
    {
        if (!Has(session, Indexes, name))
            return false;
        if (Has(session, Indexes + " AND EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = pg_class.oid AND indisvalid)", name))
            return true;
        session.Execute($"DROP INDEX CONCURRENTLY {Dialect.Quote(name)}");
        return false;
    }

    /// <summary>The statements that take away what was made and is not needed: an earlier run wanted to go elsewhere, or rows stand against it.</summary>
    public static IReadOnlyList<string> Removals(Session session, IReadOnlyCollection<string> needed) =>
    [
        .. Unneeded(session, Constraints, needed)
            .Select(row => $"ALTER TABLE {Dialect.Quote(row[1]!)} DROP CONSTRAINT {Dialect.Quote(row[0]!)}"),
        .. Unneeded(session, Indexes, needed).Select(row => $"DROP INDEX {Dialect.Quote(row[0]!)}"),
        .. Unneeded(session, Columns, needed)
            .Select(row => $"ALTER TABLE {Dialect.Quote(row[1]!)} DROP COLUMN {Dialect.Quote(row[0]!)}"),
    ];

    static IEnumerable<string?[]> Unneeded(Session session, string query, IReadOnlyCollection<string> needed) =>
        session.Ask(query).Where(row => !needed.Contains(row[0]!));

    static bool Has(Session session, string query, string name) =>
        session.Ask(query).Any(row => row[0] == name);
}
