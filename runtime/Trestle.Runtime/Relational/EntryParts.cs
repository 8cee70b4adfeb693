using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>What the entries of an index consist of.</summary>
/// <param name="Index">The position of the index; -1 for the primary key.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Key">The primary key.</param>
/// <param name="Included">What it includes, or null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record EntryParts(int Index, KeyParts Parts, KeyParts Key, KeyParts? Included)
{
    /// <summary>The entries of the index at position <paramref name="index"/>; of the primary key for -1.</summary>
    public static EntryParts Of(TableShape table, int index)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(
            index, KeyParts.Of(table, index), KeyParts.Of(table, -1),
            index < 0 || table.Indexes[index].Include.Count == 0 ? null : KeyParts.Included(table, index));
    }
}
