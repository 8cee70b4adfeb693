using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Cursors;

/// <summary>The rows of the next entries of a walk, looked up before they are come to.</summary>
struct RowsAhead
{
    const int FirstSize = 4;

    (bool IsFound, MdbVal Value)[]? found;
    int at;
    int count;
    bool isGoingOn;

    /// <summary>Whether the row of the entry that the walk has come to has to be looked up.</summary>
    public readonly bool IsEmpty => at >= count;

    /// <summary>How many to look up: as many as are wanted; where nobody says, a few before it is clear that the walk goes on.</summary>
    public readonly int Size(long wanted) => (int)Math.Min(wanted, wanted > int.MaxValue && !isGoingOn ? FirstSize : GroupSearch.MostKeys);

    public void Clear()
    {
        at = count = 0;
        isGoingOn = false;
    }

    /// <summary>The walk goes to its next entry.</summary>
    public void Next() => at++;

    /// <summary>Takes what was looked up, beginning with the row of the entry that the walk has come to.</summary>
    public void Fill(GroupSearch group)
    {
        found ??= new (bool, MdbVal)[GroupSearch.MostKeys];
        for (var i = 0; i < group.Count; i++)
            found[i] = (group.TryValue(i, out var value), value);
        (at, count, isGoingOn) = (0, group.Count, true);
    }

    /// <summary>The row of the entry that the walk has come to; false when there is none.</summary>
    public readonly bool TryRow(out MdbVal row)
    {
        (var isFound, row) = found![at];
        return isFound;
    }
}
