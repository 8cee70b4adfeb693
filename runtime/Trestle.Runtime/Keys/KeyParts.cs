using Trestle.Layout;

namespace Trestle.Keys;

/// <summary>
/// The parts of a primary key or of an index, enough to find where they end in stored bytes: a store splits an index entry into
/// index parts and primary key with it. Built once per table and index; reading is safe from any thread.
/// </summary>
public sealed class KeyParts
{
    readonly KeyPart[] parts;
    readonly int fixedLength;

    KeyParts(KeyPart[] parts)
    {
        this.parts = parts;
        fixedLength = parts.All(part => part is { Size: > 0, IsNullable: false }) ? parts.Sum(part => part.Size) : -1;
    }

    /// <summary>How many parts there are.</summary>
    public int Count => parts.Length;

    internal ReadOnlySpan<KeyPart> All => parts;

    /// <summary>
    /// The parts of the index at position <paramref name="index"/> of <see cref="TableShape.Indexes"/>, or of the primary key for -1.
    /// </summary>
    public static KeyParts Of(TableShape table, int index)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(index < 0
            ? [.. table.Key.Select((field, at) => KeyPart.Of(table, field, false, at == table.Key.Count - 1))]
            : [.. table.Indexes[index].Parts.Select(part => KeyPart.Of(table, part.Field, part.IsDescending, false))]);
    }

    /// <summary>The included fields of a covering index, in stored order.</summary>
    public static KeyParts Included(TableShape table, int index)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new([.. table.Indexes[index].Include.Select(field => KeyPart.Of(table, field, false, false))]);
    }

    /// <summary>
    /// The length in bytes of all parts at the start of <paramref name="key"/>. Throws <see cref="CorruptRecordException"/>.
    /// </summary>
    public int Measure(ReadOnlySpan<byte> key) =>
        fixedLength >= 0 && fixedLength <= key.Length ? fixedLength : Measure(key, Count);

    /// <summary>
    /// The length in bytes of the first <paramref name="count"/> parts at the start of <paramref name="key"/>. Throws
    /// <see cref="CorruptRecordException"/>.
    /// </summary>
    public int Measure(ReadOnlySpan<byte> key, int count)
    {
        var length = 0;
        foreach (var part in parts.AsSpan(0, count))
        {
            if (part.IsNullable && !new KeyReader(key[length..]).Present(part.IsDescending))
                length++;
            else
                length += (part.IsNullable ? 1 : 0) + part.Measure(key[(length + (part.IsNullable ? 1 : 0))..]);
        }
        return length;
    }
}
