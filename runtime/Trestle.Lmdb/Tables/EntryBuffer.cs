using System.Buffers.Binary;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Lmdb.Tables;

/// <summary>Holds one index entry, computed from a row's stored bytes.</summary>
sealed class EntryBuffer
{
    readonly byte[] key = new byte[2 * KeyWriter.BufferSize];
    byte[] value = new byte[256];
    int keyLength;
    int valueLength;

    /// <summary>Whether the row has an entry at all; not so where a partial index leaves it out.</summary>
    public bool Exists { get; private set; }

    /// <summary>Whether a part is null, so that a unique index does not hold the entry against another.</summary>
    public bool HasNull { get; private set; }

    public ReadOnlySpan<byte> Key => key.AsSpan(0, keyLength);

    public ReadOnlySpan<byte> Value => value.AsSpan(0, valueLength);

    /// <summary>Says that there is no entry, because there is no row.</summary>
    public void Clear() => Exists = false;

    /// <summary>Computes the entry of a row. Throws <see cref="KeyTooLongException"/>.</summary>
    public void Fill<TLayout, TRow, TKey>(LmdbTree tree, ReadOnlySpan<byte> primaryKey, ReadOnlySpan<byte> row, int maxKeySize)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        keyLength = WriteKey<TLayout, TRow, TKey>(tree, row, out var hasNull);
        Exists = keyLength >= 0;
        HasNull = hasNull;
        if (!Exists)
            return;
        if (!tree.IsUnique || hasNull)
            AppendKey(primaryKey);
        if (keyLength > maxKeySize)
            throw new KeyTooLongException(
                keyLength, maxKeySize,
                $"An entry of index '{tree.IndexName}' of table '{tree.Table.Name}' takes {keyLength} bytes, and LMDB allows "
                    + $"{maxKeySize}. Shorten the indexed values, or give their fields a maximum.");
        valueLength = 0;
        if (tree.IsUnique)
            StartWithKey(tree, primaryKey);
        if (tree.IsCovering)
            AppendIncluded<TLayout, TRow, TKey>(tree, row);
    }

    // The values of a row that is written have been checked; those of a stored one may have been damaged since.
    int WriteKey<TLayout, TRow, TKey>(LmdbTree tree, ReadOnlySpan<byte> row, out bool hasNull)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        try
        {
            return TLayout.WriteIndexKey(tree.Index, row, key.AsSpan(0, KeyWriter.BufferSize), out hasNull);
        }
        catch (ArgumentException e)
        {
            throw new CorruptRecordException(
                $"A row of table '{tree.Table.Name}' holds what no row can: {e.Message} The bytes were damaged; restore a backup.", e);
        }
    }

    void AppendKey(ReadOnlySpan<byte> primaryKey)
    {
        primaryKey.CopyTo(key.AsSpan(keyLength));
        keyLength += primaryKey.Length;
    }

    void StartWithKey(LmdbTree tree, ReadOnlySpan<byte> primaryKey)
    {
        Reserve(2 + primaryKey.Length);
        if (tree.IsCovering)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value, (ushort)primaryKey.Length);
            valueLength = 2;
        }
        primaryKey.CopyTo(value.AsSpan(valueLength));
        valueLength += primaryKey.Length;
    }

    void AppendIncluded<TLayout, TRow, TKey>(LmdbTree tree, ReadOnlySpan<byte> row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        Reserve(valueLength + 2 * row.Length + tree.IncludedOverhead);
        valueLength += TLayout.WriteIncluded(tree.Index, row, value.AsSpan(valueLength));
    }

    void Reserve(int size)
    {
        if (value.Length < size)
            Array.Resize(ref value, Math.Max(size, 2 * value.Length));
    }
}
