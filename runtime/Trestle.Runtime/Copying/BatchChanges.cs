using System.Runtime.ExceptionServices;

namespace Trestle.Copying;

/// <summary>What a batch changes in the target.</summary>
sealed class BatchChanges<TRow>
{
    /// <summary>Rows that the target lacks.</summary>
    public List<TRow> Missing { get; } = [];

    /// <summary>Rows that differ in the target.</summary>
    public List<TRow> Differing { get; } = [];

    /// <summary>Why nothing was written, if so: a row that still holds a unique value.</summary>
    public ExceptionDispatchInfo? Refused { get; init; }
}
