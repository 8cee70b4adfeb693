using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Partitions;

/// <summary>How tables and indexes are made: as a whole, of partitions, or by Citus where the database has that extension.</summary>
sealed class TableCreation(SchemaShape schema, bool hasCitus)
{
    /// <summary>How they are made in the database of a connection.</summary>
    public static TableCreation On(Session session, SchemaShape schema) => new(schema, HasCitus(session, schema));

    /// <summary>Whether the tables of a schema are divided by Citus.</summary>
    public static bool HasCitus(Session session, SchemaShape schema) =>
        schema.Tables.Any(table => table.Partition is not null)
        && session.Ask("SELECT extname::text FROM pg_extension WHERE extname = 'citus'").Count > 0;

    /// <summary>The statements that make a table, without its indexes and references.</summary>
    public IEnumerable<string> Table(TableShape table) => hasCitus
        ? CitusTables.Create(schema, table)
        : table.Partition is null ? [Definition(table).CreateTable(withReferences: false)] : new HashPartitions(schema, table).Create();

    /// <summary>The statements that make an index.</summary>
    public IEnumerable<string> Index(TableShape table, IndexShape index) => hasCitus || table.Partition is null
        ? [Definition(table).CreateIndex(index)]
        : new HashPartitions(schema, table).CreateIndex(index);

    TableDefinition Definition(TableShape table) => new(schema, table, PostgresDialect.Instance);
}
