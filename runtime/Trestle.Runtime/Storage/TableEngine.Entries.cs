using Trestle.Layout;

namespace Trestle.Storage;

public abstract partial class TableEngine<TRow, TKey>
{
    Type?[] entries = [];

    /// <summary>Whether an index has entries of this type. Found out once: every query of entries asks.</summary>
    internal bool HasEntries<TLayout, TEntry>(int index)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TEntry : struct, IIndexEntry<TEntry>
    {
        var known = entries;
        if ((uint)index < (uint)known.Length && known[index] == typeof(TEntry))
            return true;
        if (index < 0 || TLayout.Shape.Indexes[index].Id != TEntry.Index)
            return false;
        if (index >= known.Length)
            Array.Resize(ref known, index + 1);
        known[index] = typeof(TEntry);
        entries = known;
        return true;
    }
}
