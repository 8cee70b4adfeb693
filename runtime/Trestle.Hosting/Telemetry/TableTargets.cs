using Trestle.Layout;

namespace Trestle.Hosting.Telemetry;

/// <summary>The kinds of operations of a table.</summary>
sealed class TableTargets
{
    readonly ReadTargets[] indexes;

    public TableTargets(TableShape table)
    {
        indexes = [new(table.Name, null), .. table.Indexes.Select(index => new ReadTargets(table.Name, index.Name))];
        GetMany = new("GetMany", table.Name);
        Insert = Writing("Insert");
        Upsert = Writing("Upsert");
        Update = Writing("Update");
        Patch = Writing("Patch");
        GetOrInsert = Writing("GetOrInsert");
        Delete = Writing("Delete");
        InsertMany = Writing("InsertMany");
        UpsertMany = Writing("UpsertMany");
        Load = Writing("Load");
        DeleteRange = Writing("DeleteRange");
        Truncate = Writing("Truncate");

        OperationTarget Writing(string verb) => new(verb, table.Name, Writes: true);
    }

    public OperationTarget GetMany { get; }

    public OperationTarget Insert { get; }

    public OperationTarget Upsert { get; }

    public OperationTarget Update { get; }

    public OperationTarget Patch { get; }

    public OperationTarget GetOrInsert { get; }

    public OperationTarget Delete { get; }

    public OperationTarget InsertMany { get; }

    public OperationTarget UpsertMany { get; }

    public OperationTarget Load { get; }

    public OperationTarget DeleteRange { get; }

    public OperationTarget Truncate { get; }

    /// <summary>What reads along an index by its position in the shape; -1 is the primary key.</summary>
    public ReadTargets this[int index] => indexes[index + 1];
}
