using System.ComponentModel;

namespace Trestle.Relational;

/// <summary>What a statement does with a stretch of an index.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RangeVerb
{
    /// <summary>Gives all columns in the order of the shape's fields.</summary>
    Rows,

    /// <summary>
    /// Gives the parts of an index, the primary key and the included fields, each in their order; of the primary key itself just that.
    /// </summary>
    Entries,

    /// <summary>Counts.</summary>
    Count,

    /// <summary>Deletes the rows.</summary>
    Delete,
}

/// <summary>Which statement over a stretch of an index is meant.</summary>
/// <param name="Index">The position of the index; -1 for the primary key.</param>
/// <param name="Form">The stretch.</param>
/// <param name="Verb">What is done with it.</param>
/// <param name="Reverse">Whether it is walked from its end.</param>
/// <param name="Limited">Whether the last parameter says how many rows at most.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RangeStatement(int Index, SegmentForm Form, RangeVerb Verb, bool Reverse, bool Limited);
