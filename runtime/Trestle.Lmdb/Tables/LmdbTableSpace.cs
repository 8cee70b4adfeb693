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

    /// <summary>Whether rows that bring no key get a number.</summary>
    public bool HasSequence { get; } = Shape.Fields.Any(field => field.Generate == "sequence");
}
