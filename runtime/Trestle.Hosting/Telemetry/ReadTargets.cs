namespace Trestle.Hosting.Telemetry;

/// <summary>The kinds of operations that read along one index of a table, or along its primary key.</summary>
sealed class ReadTargets(string table, string? index)
{
    public OperationTarget Get { get; } = new("Get", table, index);

    public OperationTarget View { get; } = new("View", table, index);

    public OperationTarget Exists { get; } = new("Exists", table, index);

    public OperationTarget Count { get; } = new("Count", table, index);

    /// <summary>Every row of the table.</summary>
    public OperationTarget Scan { get; } = new("Scan", table, index);

    public OperationTarget Range { get; } = new("Range", table, index);

    /// <summary>Keys or entries, without rows.</summary>
    public OperationTarget Keys { get; } = new("Keys", table, index);
}
