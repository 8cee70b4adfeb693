using Trestle.Lmdb.Tables;

namespace Trestle.Lmdb.Catalog;

/// <summary>What came of opening a file.</summary>
/// <param name="CatalogDbi">The handle of the catalog.</param>
/// <param name="Generation">How often the schema in the file has changed.</param>
/// <param name="Trees">Which named database each identity had then.</param>
/// <param name="ByLayout">The tables by the type of their layout.</param>
/// <param name="Tables">The same tables by identity.</param>
sealed record OpenedFile(
    uint CatalogDbi, long Generation, TreeNames Trees, Dictionary<Type, object> ByLayout, IReadOnlyDictionary<Guid, ILmdbTable> Tables)
{
    /// <summary>The handle of a table or index.</summary>
    public uint Dbi(Guid id) => Tables.TryGetValue(id, out var table)
        ? table.Space.Rows.Dbi
        : Tables.Values.SelectMany(known => known.Space.Indexes).First(tree => tree.Id == id).Dbi;
}
