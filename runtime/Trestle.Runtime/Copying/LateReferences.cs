using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Copying;

/// <summary>Leaves out of rows the references to rows that the target cannot have yet.</summary>
/// <param name="table">The table.</param>
/// <param name="late">The positions of the references that this can happen to.</param>
sealed class LateReferences<TLayout, TRow, TKey>(TableShape table, IReadOnlyList<int> late)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    byte[] value = [];

    /// <summary>Whether a reference was left out of any row.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>The row itself, or a copy without what it refers to behind <paramref name="known"/> in this table, or in later ones.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">The encoded key up to which the target has, or is being given, the rows of this table; null for all of them.</param>
    public TRow LeaveOut(TRow row, byte[]? known)
    {
        if (late.Count == 0)
            return row;
        var size = TLayout.MaxValueSize(row);
        if (value.Length < size)
            value = new byte[size];
        var encoded = value.AsSpan(0, TLayout.WriteValue(row, value));
        foreach (var reference in late)
        {
            if (!IsKnown(reference, encoded, known))
                row = TLayout.ClearReference(reference, row);
        }
        return row;
    }

    /// <summary>Notes that a row is in the target without a reference that it should have.</summary>
    public void Note() => HasLeftOut = true;

    bool IsKnown(int reference, ReadOnlySpan<byte> row, byte[]? known)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var length = TLayout.WriteReference(reference, row, buffer);
        return length < 0
            || (table.References[reference].To == table.Id && (known is null || buffer[..length].SequenceCompareTo(known) <= 0));
    }
}
