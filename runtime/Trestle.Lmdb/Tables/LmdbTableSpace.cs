using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Lmdb.Tables;

/// <summary>The trees of one table.</summary>
/// <param name="Shape">The table, as the program knows it.</param>
/// <param name="Rows">Primary key to row.</param>
/// <param name="Indexes">One per index, at its position in the shape.</param>
sealed record LmdbTableSpace(TableShape Shape, LmdbTree Rows, LmdbTree[] Indexes)
{
    /// <summary>The tree of the index at this position; -1 gives the rows.</summary>
    public LmdbTree Tree(int index) => index < 0 ? Rows : Indexes[index];

    /// <summary>How to read the numbers that rows get as keys, or null when they get none.</summary>
    public SequenceKey? Sequence { get; } = SequenceKey.Of(Shape);
}
