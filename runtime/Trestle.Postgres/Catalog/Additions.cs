using Trestle.Layout;
using Trestle.Postgres.Partitions;
using Trestle.Relational;

namespace Trestle.Postgres.Catalog;

/// <summary>What a new table needs beside its columns.</summary>
static class Additions
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>Its indexes and its sequence.</summary>
    public static IEnumerable<string> Of(TableShape table, TableCreation creation) =>
        [.. table.Indexes.SelectMany(index => creation.Index(table, index)), .. KeySequence.Of(table)?.Create() ?? []];

    /// <summary>Its references, when the tables that they lead to are there, and what follows from them.</summary>
    public static IEnumerable<string> References(SchemaShape schema, TableShape table)
    {
        var definition = new TableDefinition(schema, table, Dialect);
        return
        [
            .. table.References.Select(reference => $"ALTER TABLE {Dialect.Quote(table.Name)} ADD {definition.Reference(reference)}"),
            .. VersionTrigger.Of(table).SelectMany(trigger => trigger.Statements),
        ];
    }
}
