using Trestle.Layout;

namespace Trestle.Copying;

/// <summary>The copy of one table, whatever its types.</summary>
abstract class TableCopy
{
    public abstract TableShape Shape { get; }

    /// <summary>The positions of the references whose rows may come later than those that refer to them.</summary>
    public IReadOnlyList<int> Late { get; set; } = [];

    /// <summary>Whether the rows refer to each other and cannot do without, so that they must come all at once.</summary>
    public bool IsWhole { get; set; }

    /// <summary>How many rows the source has.</summary>
    public abstract ValueTask<long> Count(CopyRun run);

    /// <summary>
    /// Inserts what is missing and replaces what differs; false when references were left out because their rows are not there yet.
    /// The last time none is left out.
    /// </summary>
    public abstract ValueTask<bool> Write(CopyRun run, bool isLast);

    /// <summary>
    /// Removes rows that the source has not, or that refer to others than there; false when something refers to one of them, which
    /// is an error when <paramref name="isStrict"/> is set.
    /// </summary>
    public abstract ValueTask<bool> Remove(CopyRun run, bool isStrict);

    /// <summary>Lets the target's sequence go on where the source's is.</summary>
    public abstract ValueTask PassNumber(CopyRun run);
}
