using System.Globalization;
using System.Text.RegularExpressions;
using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Partitions;

/// <summary>Reads from the server where the partitions of tables are.</summary>
static partial class PartitionPlaces
{
    const string Query = """
        SELECT leaf.relname::text, pg_get_expr(leaf.relpartbound, leaf.oid), elsewhere.srvname::text
        FROM pg_inherits
        JOIN pg_class leaf ON leaf.oid = pg_inherits.inhrelid
        LEFT JOIN pg_foreign_table ON pg_foreign_table.ftrelid = leaf.oid
        LEFT JOIN pg_foreign_server elsewhere ON elsewhere.oid = pg_foreign_table.ftserver
        WHERE pg_inherits.inhparent = (
            SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = $1 AND relkind = 'p')
        """;

    /// <summary>The partitions of a table, by their numbers.</summary>
    public static IReadOnlyList<PartitionPlace> Of(Session session, TableShape table) =>
    [
        .. session.Ask(Query, PostgresDialect.Fit(table.Name))
            .Select(row => new PartitionPlace(Number(row[1]!), row[0]!, row[2]))
            .OrderBy(place => place.Number),
    ];

    /// <summary>Whether the primary key is that of each partition, not of the whole.</summary>
    public static bool IsApart(Session session, TableShape table) => session.Ask(
        "SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = $1 AND relkind = 'p' "
            + "AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'p' AND conrelid = pg_class.oid)",
        PostgresDialect.Fit(table.Name)).Count > 0;

    static int Number(string bound) => int.Parse(Remainder().Match(bound).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("remainder ([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Remainder();
}
