namespace Trestle.Migrations;

/// <summary>How a migration runs.</summary>
public sealed record MigrateOptions
{
    /// <summary>The defaults.</summary>
    public static MigrateOptions Default { get; } = new();

    /// <summary>
    /// How long the store stays reserved for this run without a sign of life from it; it gives one all the while. Default 30 seconds: so
    /// long another run waits before it takes over from one that was killed.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for another run that holds the store before <see cref="StoreMigratingException"/>. Default zero: the caller is told at
    /// once.
    /// </summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How many rows are written anew per transaction. Default 1000: what a kill can cost, and what memory it takes.</summary>
    public int BatchRows { get; init; } = 1000;

    /// <summary>Is told how far it is, on the thread that migrates; null for nobody.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }

    /// <summary>Who migrates, for others who find the store reserved and for the journal. Default: machine and process.</summary>
    public string Owner { get; init; } = $"{Environment.MachineName}, process {Environment.ProcessId}";

    internal void Validate()
    {
        if (Lease < TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(
                nameof(Lease), Lease, $"MigrateOptions.Lease cannot be {Lease}. Give 100 milliseconds or more.");
        if (Wait < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(Wait), Wait, $"MigrateOptions.Wait cannot be {Wait}. Give zero or more.");
        if (BatchRows is < 1 or > 1 << 20)
            throw new ArgumentOutOfRangeException(
                nameof(BatchRows), BatchRows, $"MigrateOptions.BatchRows cannot be {BatchRows}. Give 1 to 1048576.");
        if (string.IsNullOrWhiteSpace(Owner) || Owner.Length > 200)
            throw new ArgumentException(
                "MigrateOptions.Owner is empty or longer than 200 characters. Say who migrates, in a few words.", nameof(Owner));
    }
}
