using Trestle.Verification;

namespace Trestle;

/// <summary>Looks at a whole database, and mends what can be mended without a backup.</summary>
public static class DatabaseVerifying
{
    /// <summary>
    /// Reads every row of one snapshot, checks the constraints of its fields, compares every index with the rows in both directions, looks for
    /// the row behind every reference, and at the numbers of sequences. A relational store keeps indexes and references itself: there its own
    /// check is run. Faults are reported, not thrown; readers and writers go on meanwhile.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="progress">Is told now and then; null for nobody.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    /// <example><code>VerifyReport report = db.Verify();
    /// foreach (var fault in report.Faults)
    ///     Console.WriteLine(fault.Message);</code></example>
    public static VerifyReport Verify(
        this Database database, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return DatabaseVerification.Run(database, progress, cancellationToken);
    }

    /// <summary>
    /// Builds every index anew from the rows, and lets every sequence go on behind the greatest number of its rows. Throws
    /// <see cref="UniqueViolationException"/> when rows stand against a unique index, with everything as before.
    /// </summary>
    public static void Repair(this Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        DatabaseRepair.Run(database, cancellationToken);
    }
}
