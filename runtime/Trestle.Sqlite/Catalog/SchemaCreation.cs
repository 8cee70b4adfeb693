using System.Text;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Sqlite.Catalog;

/// <summary>What opening an empty file runs, as text: a pure function of the schema.</summary>
static class SchemaCreation
{
    /// <summary>The catalog, the tables, their indexes and triggers, and the schema in the catalog.</summary>
    public static IReadOnlyList<string> Of(SchemaShape schema)
    {
        var whole = VersionColumn.AddTo(schema);
        return
        [
            .. CatalogTable.Creation,
            .. whole.Tables.Select(table => Definition(whole, table).CreateTable()),
            .. whole.Tables.SelectMany(table => Additions(whole, table)),
            CatalogTable.Writing(Encoding.UTF8.GetString(schema.ToJson())),
        ];
    }

    static IEnumerable<string> Additions(SchemaShape schema, TableShape table) =>
        table.Indexes.Select(Definition(schema, table).CreateIndex).Concat(VersionTrigger.Of(table).Select(trigger => trigger.Text));

    static TableDefinition Definition(SchemaShape schema, TableShape table) => new(schema, table, SqliteDialect.Instance);
}
