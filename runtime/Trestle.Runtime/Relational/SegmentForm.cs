using System.ComponentModel;

namespace Trestle.Relational;

/// <summary>
/// What a statement over a stretch of an index says, without its values: equal first columns, then at most one column between
/// bounds. In the order of values, whichever way the column is sorted.
/// </summary>
/// <param name="Equal">How many columns are equal to a value or null.</param>
/// <param name="Nulls">A bit for each of them that is null.</param>
/// <param name="Low">The lower bound of the next column.</param>
/// <param name="High">The upper bound of the next column.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SegmentForm(int Equal, ulong Nulls, LowBound Low, HighBound High);

/// <summary>A lower bound.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LowBound
{
    /// <summary>None; null belongs to the stretch.</summary>
    None,

    /// <summary>Every value, but not null.</summary>
    NotNull,

    /// <summary>More than the value.</summary>
    Greater,

    /// <summary>The value or more.</summary>
    AtLeast,
}

/// <summary>An upper bound.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum HighBound
{
    /// <summary>None.</summary>
    None,

    /// <summary>Less than the value; null does not belong to the stretch.</summary>
    Less,

    /// <summary>The value or less; null does not belong to the stretch.</summary>
    AtMost,
}
