using Trestle.Layout;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>The tables of one opened database.</summary>
/// <param name="schema">The schema of the program, with the names of the database.</param>
/// <param name="stored">The schema of the database, which may hold more.</param>
/// <param name="texts">Numbers the statements.</param>
/// <param name="divisions">Which tables have their keys in their partitions.</param>
sealed class TableCollector(SchemaShape schema, SchemaShape stored, StatementTexts texts, Divisions divisions) : TableCollector<IPostgresTable>(schema)
{
    readonly SchemaShape schema = schema;

    protected override IPostgresTable Create<TLayout, TRow, TKey>(TableShape shape) =>
        new PostgresTable<TLayout, TRow, TKey>(shape, new TableTexts(schema, stored, shape, texts, divisions));
}
