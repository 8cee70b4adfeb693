namespace Trestle;

/// <summary>What looking at a whole database found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Entries">How many index entries were compared with their rows; 0 where the store checks its indexes itself.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Faults">The first of them, 1000 at most.</param>
/// <param name="Unchecked">What could not be looked at, and how it can be.</param>
public sealed record VerifyReport(
    long Rows, long Entries, long FaultCount, IReadOnlyList<StoreFault> Faults, IReadOnlyList<string> Unchecked)
{
    /// <summary>Whether nothing is wrong with what was looked at.</summary>
    public bool IsSound => FaultCount == 0;
}

/// <summary>Something that is wrong with a store.</summary>
/// <param name="Kind">What is damaged.</param>
/// <param name="Table">The table, by its name in the schema; null when the store itself does not say which.</param>
/// <param name="Index">The index, or the reference; null for neither.</param>
/// <param name="Message">What is wrong.</param>
public sealed record StoreFault(FaultKind Kind, string? Table, string? Index, string Message);

/// <summary>What is damaged.</summary>
public enum FaultKind
{
    /// <summary>The file, or the server's files, by the store's own check. A backup helps.</summary>
    Store,

    /// <summary>A row that cannot be read, breaks a constraint of its fields, or lies under another key than its own.</summary>
    Row,

    /// <summary>An index and its rows do not agree. <see cref="DatabaseVerifying.Repair"/> builds it anew.</summary>
    Index,

    /// <summary>A row refers to a row that is not there.</summary>
    Reference,

    /// <summary>A sequence is behind a number that a row has. <see cref="DatabaseVerifying.Repair"/> raises it.</summary>
    Sequence,
}

/// <summary>How far a verification is.</summary>
/// <param name="Table">The table that is being looked at.</param>
/// <param name="Rows">How many rows and index entries were looked at in all tables.</param>
public readonly record struct VerifyProgress(string Table, long Rows);
