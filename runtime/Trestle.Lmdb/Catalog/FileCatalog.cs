using Trestle.Layout;
using Trestle.Lmdb.Transactions;
using Trestle.Migrations;

namespace Trestle.Lmdb.Catalog;

/// <summary>What the catalog of a file says, all at once.</summary>
/// <param name="Schema">The schema; null in a new file.</param>
/// <param name="Hold">Who holds the file for a migration.</param>
/// <param name="Trees">Which named database an identity has.</param>
/// <param name="Tables">Rows under tombstones.</param>
/// <param name="Fields">Fields under tombstones.</param>
sealed record FileCatalog(
    SchemaShape? Schema, MigrationHold? Hold, TreeNames Trees, IReadOnlyList<DroppedTable> Tables, IReadOnlyList<DroppedField> Fields)
{
    /// <summary>That of a file that has none yet.</summary>
    public static FileCatalog Empty { get; } = new(null, null, new(new Dictionary<Guid, string>(), []), [], []);

    public static FileCatalog Read(LmdbTransaction transaction, uint dbi)
    {
        var json = CatalogTree.ReadSchema(transaction, dbi);
        var tables = CatalogTree.ReadDroppedTables(transaction, dbi);
        return new(
            json is null ? null : SchemaShape.Parse(json),
            CatalogTree.ReadHold(transaction, dbi),
            new TreeNames(CatalogTree.ReadTrees(transaction, dbi), []).Keeping(tables.Select(table => table.Tree)),
            tables,
            CatalogTree.ReadDroppedFields(transaction, dbi));
    }

    /// <summary>The dropped table that comes back when a schema has its identity again.</summary>
    public DroppedTable? Dropped(Guid id) => Schema?.FindTable(id) is not null
        ? null
        : Tables.LastOrDefault(table => !table.IsRewritten && table.Shape.Id == id);

    /// <summary>The same with other rows under tombstones.</summary>
    public FileCatalog With(IReadOnlyList<DroppedTable> tables) =>
        this with { Tables = tables, Trees = Trees.Keeping(tables.Select(table => table.Tree)) };

    /// <summary>Takes a dropped table back: its rows are those of its identity again. Its indexes are left to be built.</summary>
    public FileCatalog Restore(DroppedTable table) =>
        With([.. Tables.Where(other => other != table)]) with { Trees = Trees.With(table.Shape.Id, table.Tree) };
}
