using System.Globalization;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Partitions;

/// <summary>
/// The statements that distribute a table where the server has the Citus extension, which then places and moves the shards: a pure function
/// of the shapes.
/// </summary>
static class CitusTables
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>
    /// The table, distributed as it declares; a table that is not divided, but referred to by one that is, is on every server. Tables with
    /// equal partitions are kept together, so that rows of one tenant are on one server.
    /// </summary>
    public static IEnumerable<string> Create(SchemaShape schema, TableShape table)
    {
        yield return new TableDefinition(schema, table, Dialect).CreateTable(withReferences: false);
        if (table.Partition is { } partition)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT create_distributed_table({Name(table.Name)}, {PostgresDialect.Text(partition.On)}, shard_count => {partition.Count})");
        else if (schema.Tables.Any(other => other.Partition is not null && other.References.Any(reference => reference.To == table.Id)))
            yield return $"SELECT create_reference_table({Name(table.Name)})";
    }

    // The functions take a name as it would stand in a statement.
    static string Name(string name) => PostgresDialect.Text(Dialect.Quote(name));
}
