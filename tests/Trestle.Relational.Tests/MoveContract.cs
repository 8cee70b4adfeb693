using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Relational.Tests;

/// <summary>What every suite about moving from one schema to another starts from.</summary>
public abstract class MoveContract<TStore> : IDisposable
    where TStore : IMoveStore, new()
{
    protected TStore Store { get; } = new();

    public void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Brings the store to a schema, as a migration does.</summary>
    protected void Become(SchemaShape schema, params Guid[] swaps)
    {
        using var target = Store.Store.OpenForMigration();
        target.Become(schema, swaps, null, CancellationToken.None);
    }

    protected void Become(string tables, string beside = "") => Become(Shapes.Of(tables, beside));

    protected void Execute(params string[] statements)
    {
        foreach (var statement in statements)
            Store.Ask(statement);
    }

    protected IReadOnlyList<string> Ask(string sql) => Store.Ask(sql);

    /// <summary>The rows of a table: the columns that are named, with a space between, in the order of the first.</summary>
    protected string Rows(string table, params string[] columns) => string.Join("; ", Ask(
        $"SELECT {string.Join(" || ' ' || ", columns.Select(column => $"coalesce(CAST({column} AS TEXT), 'null')"))} FROM {table} ORDER BY {columns[0]}"));

    /// <summary>The error of a statement that the store itself refuses.</summary>
    protected void Refused(string sql) => Assert.ThrowsAny<Exception>(() => Ask(sql));

    protected IReadOnlyList<Tombstone> Tombstones()
    {
        using var target = Store.Store.OpenForMigration();
        return target.Tombstones;
    }

    /// <summary>A move that rows stand against leaves everything as it was.</summary>
    protected string Contradicted(string tables, string beside = "")
    {
        var before = (string.Join(", ", Store.Names), Schema());
        var error = Assert.Throws<MigrationException>(() => Become(tables, beside));
        Assert.Equal(before, (string.Join(", ", Store.Names), Schema()));
        return error.Message;
    }

    protected string Schema()
    {
        using var target = Store.Store.OpenForMigration();
        return SchemaHash.Of(target.Schema!);
    }
}
