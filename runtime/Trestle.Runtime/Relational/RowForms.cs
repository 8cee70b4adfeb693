using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>
/// The encoded forms of the row that a cursor stands on, made only for those who ask: views, entries and page tokens. Each lasts until
/// it is asked for again, and all until the cursor moves.
/// </summary>
/// <param name="index">The position of the index that is walked; -1 for the primary key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowForms<TLayout, TRow, TKey>(int index)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly RowBuffer value = new();
    byte[]? parts;
    byte[]? key;

    /// <summary>The row in the table's serialization.</summary>
    public ReadOnlySpan<byte> Value(TRow row) => value.Write<TLayout, TRow, TKey>(row);

    /// <summary>The encoded primary key.</summary>
    public ReadOnlySpan<byte> Key(TRow row)
    {
        key ??= new byte[KeyWriter.BufferSize];
        return key.AsSpan(0, TLayout.WriteKey(TLayout.KeyOf(row), key));
    }

    /// <summary>The encoded parts of the row's entry in the index.</summary>
    public ReadOnlySpan<byte> Parts(TRow row)
    {
        if (index < 0)
            return Key(row);
        parts ??= new byte[KeyWriter.BufferSize];
        return parts.AsSpan(0, TLayout.WriteIndexKey(index, Value(row), parts, out _));
    }

    /// <summary>The encoded fields that the index carries along; empty for the primary key.</summary>
    public ReadOnlySpan<byte> Included(TRow row)
    {
        if (index < 0)
            return default;
        var encoded = Value(row);
        var to = new byte[(2 * encoded.Length) + (64 * TLayout.Shape.Indexes[index].Include.Count)];
        return to.AsSpan(0, TLayout.WriteIncluded(index, encoded, to));
    }
}
