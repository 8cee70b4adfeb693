using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tool.Stores;

/// <summary>The schema in a store's catalog as its users know it: without the tables that Trestle keeps there for itself.</summary>
static class StoredSchema
{
    const string OwnPrefix = "trestle_";

    /// <summary>Reads the catalog. Throws what <see cref="Store.ReadSchema"/> does.</summary>
    public static SchemaShape Read(Store store) => WithoutOwnTables(store.ReadSchema());

    /// <summary>The schema without tables of the migration journal.</summary>
    public static SchemaShape WithoutOwnTables(SchemaShape schema) =>
        schema with { Tables = [.. schema.Tables.Where(table => !table.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))] };
}
