using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Storage;
using Trestle.Tool.Compiling;
using Trestle.Tool.Rows;

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
        var schema = ReservedTables.LeaveOut(address.ToStore(isReadOnly: true).ReadSchema());
        return Open(address, schema, DatabaseAssembly.For(schema, assembly), isReadOnly);
    }

    /// <summary>Opens or creates a store by classes that are there. The caller disposes it.</summary>
    public static StoredDatabase Open(StoreAddress address, SchemaShape schema, DatabaseAssembly classes, bool isReadOnly) =>
        new(address, schema, classes, classes.Open(address.ToStore(isReadOnly)));

    /// <summary>The tables, each behind those that it refers to; or the one of that name. Throws <see cref="UsageException"/> when there is none.</summary>
    public IReadOnlyList<TableRows> Tables(string? name = null)
    {
        var tables = DatabaseTables.Of(Database);
        if (name is null)
            return tables;
        return tables.Where(table => table.Shape.Name == name).ToList() is { Count: > 0 } found ? found : throw new UsageException(
            $"There is no table '{name}' in {Address.Place}. Its tables are: {string.Join(", ", tables.Select(table => table.Shape.Name))}.");
    }

    /// <summary>Reads in one snapshot.</summary>
    public T Read<T>(Func<StoreTransaction, T> read)
    {
        var snapshot = Database.Store.BeginRead();
        var ticket = snapshot.Ticket;
        try
        {
            return read(snapshot);
        }
        finally
        {
            snapshot.End(ticket);
        }
    }

    public void Dispose() => Database.Dispose();
}
