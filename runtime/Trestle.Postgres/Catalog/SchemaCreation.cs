using System.Text;
using Trestle.Layout;
using Trestle.Postgres.Partitions;
using Trestle.Relational;

namespace Trestle.Postgres.Catalog;

/// <summary>What opening an empty database runs, as text: a pure function of the schema. A server with Citus divides tables in its own way.</summary>
static class SchemaCreation
{
    /// <summary>The catalog, the tables, what belongs to them, the schema in the catalog, and comments.</summary>
    public static IReadOnlyList<string> Of(SchemaShape schema)
    {
        var whole = VersionColumn.AddTo(schema);
        var creation = new TableCreation(whole, hasCitus: false);
        return
        [
            .. CatalogTable.Creation,
            .. whole.Tables.SelectMany(creation.Table),
            .. whole.Tables.SelectMany(table => Additions.Of(table, creation)),
            .. whole.Tables.SelectMany(table => Additions.References(whole, table)),
            CatalogTable.Writing(Encoding.UTF8.GetString(schema.ToJson())),
            .. Comments.Of(schema),
        ];
    }
}
