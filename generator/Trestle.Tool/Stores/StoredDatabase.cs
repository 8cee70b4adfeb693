using Trestle.Layout;
using Trestle.Tool.Compiling;

namespace Trestle.Tool.Stores;

/// <summary>A store opened by a schema that the tool was not built with.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Schema">What is in it.</param>
/// <param name="Classes">The classes that it was opened with.</param>
/// <param name="Database">The open database.</param>
sealed record StoredDatabase(StoreAddress Address, SchemaShape Schema, DatabaseAssembly Classes, Database Database) : IDisposable
{
    /// <summary>Opens a store that is there. The caller disposes it.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="assembly">The path of the user's assembly; null for classes made from the catalog.</param>
    /// <param name="isReadOnly">Whether nothing is to be written.</param>
    public static StoredDatabase Open(StoreAddress address, string? assembly, bool isReadOnly)
    {
        var store = address.ToStore(isReadOnly);
        var schema = StoredSchema.Read(store);
        var classes = assembly is null ? DatabaseAssembly.Of(schema) : DatabaseAssembly.Load(assembly, schema.Name);
        return new(address, schema, classes, classes.Open(store));
    }

    public void Dispose() => Database.Dispose();
}
