using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Verification;

/// <summary>The key of a row and the index entries that it should have. Holds one row at a time.</summary>
sealed class RowEntries<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int FieldOverhead = 64;

    readonly byte[] key = new byte[KeyWriter.BufferSize];
    readonly byte[] parts = new byte[KeyWriter.BufferSize];
    readonly TableShape table = TLayout.Shape;
    byte[] value = [];
    byte[] included = [];
    int keyLength;
    int valueLength;

    public ReadOnlySpan<byte> Key => key.AsSpan(0, keyLength);

    public ReadOnlySpan<byte> Value => value.AsSpan(0, valueLength);

    /// <summary>Takes up a row.</summary>
    public void Read(TRow row)
    {
        keyLength = TLayout.WriteKey(TLayout.KeyOf(row), key);
        var size = TLayout.MaxValueSize(row);
        if (value.Length < size)
            value = new byte[size];
        valueLength = TLayout.WriteValue(row, value);
    }

    /// <summary>Whether the row has an entry in an index.</summary>
    public bool Has(int index) => TLayout.WriteIndexKey(index, Value, parts, out _) >= 0;

    /// <summary>The parts of an entry that the row has.</summary>
    public ReadOnlySpan<byte> Parts(int index) => parts.AsSpan(0, TLayout.WriteIndexKey(index, Value, parts, out _));

    /// <summary>The included fields of an entry that the row has.</summary>
    public ReadOnlySpan<byte> Included(int index)
    {
        var names = table.Indexes[index].Include;
        if (names.Count == 0)
            return default;
        // A default that the row does not hold may be longer than all that it holds.
        var defaults = table.Fields.Where(field => names.Contains(field.Name)).Sum(field => FieldOverhead + (3 * (field.Default?.Length ?? 0)));
        var size = (2 * valueLength) + defaults;
        if (included.Length < size)
            included = new byte[size];
        return included.AsSpan(0, TLayout.WriteIncluded(index, Value, included));
    }
}
