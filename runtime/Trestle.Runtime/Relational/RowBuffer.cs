using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>Memory for the encoded form of one row at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowBuffer
{
    byte[] bytes = [];

    /// <summary>Encodes a row; the bytes last until the next call.</summary>
    public ReadOnlySpan<byte> Write<TLayout, TRow, TKey>(TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var size = TLayout.MaxValueSize(row);
        if (bytes.Length < size)
            bytes = new byte[Math.Max(size, (int)Math.Min(2L * bytes.Length, 1 << 20))];
        return bytes.AsSpan(0, TLayout.WriteValue(row, bytes));
    }
}
