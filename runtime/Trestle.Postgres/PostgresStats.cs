using System.Globalization;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres;

/// <summary>
/// Reads a store's figures. Rows of small tables are counted; of large ones the server's estimate is given, which ANALYZE keeps right.
/// Depths are not known without an extension.
/// </summary>
static class PostgresStats
{
    const long LargestCounted = 8 << 20;

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public static StoreStats Read(Session session, SchemaShape schema, int readers)
    {
        var database = Number(session.Ask("SELECT pg_database_size(current_database())::text")[0][0]);
        TableStats[] trees = [.. schema.Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
            .SelectMany(table => Trees(session, schema, table))];
        return new StoreStats(database, trees.Sum(tree => tree.Bytes), 0, readers, 0, trees);
    }

    static IEnumerable<TableStats> Trees(Session session, SchemaShape schema, TableShape table)
    {
        var isSmall = Size(session, table.Name).Bytes <= LargestCounted;
        yield return Tree(session, table, null, table.Name, isSmall, null);
        foreach (var index in table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal))
        {
            var where = new TableDefinition(schema, table, Dialect).Where(index);
            yield return Tree(session, table, index.Name, Dialect.IndexName(table, index), isSmall, where);
        }
    }

    static TableStats Tree(Session session, TableShape table, string? index, string name, bool isSmall, string? where)
    {
        var (bytes, pages, estimate) = Size(session, name);
        var entries = isSmall
            ? Number(session.Ask(
                $"SELECT count(*)::text FROM {Dialect.Quote(table.Name)}{(where is null ? "" : " WHERE " + where)}")[0][0])
            : estimate;
        return new TableStats(table.Name, index, entries, 0, pages, bytes);
    }

    static (long Bytes, long Pages, long Estimate) Size(Session session, string name)
    {
        var row = session.Ask(
            "SELECT coalesce(sum(pg_relation_size(oid)), 0)::text, "
                + "coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::int), 0)::bigint::text, "
                + "coalesce(sum(greatest(reltuples, 0)), 0)::bigint::text FROM pg_class WHERE oid IN ("
                + "SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = $1 UNION "
                + "SELECT relid FROM pg_class, pg_partition_tree(oid) WHERE relnamespace = current_schema()::regnamespace AND relname = $1)",
            PostgresDialect.Fit(name))[0];
        return (Number(row[0]), Number(row[1]), Number(row[2]));
    }

    static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
}
