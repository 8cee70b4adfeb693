using System.Buffers.Binary;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Lmdb.Tables;

/// <summary>
/// One named database: the rows of a table, or the entries of an index. Knows the form of its keys and values:
/// <list type="bullet">
/// <item>rows: primary key → row. LMDB refuses empty keys, so where the key is one text or byte string, one made of zero bytes
/// only is stored with one more; that keeps order and tells "" from anything else.</item>
/// <item>index: parts, primary key → included fields.</item>
/// <item>unique index: parts → primary key, and if there are included fields, its length before it (2 bytes) and they behind it.
/// An entry with a null part has the primary key behind its parts, too, so that nulls never collide.</item>
/// </list>
/// </summary>
sealed class LmdbTree
{
    const int FieldOverhead = 64;
    const int BytesPerChar = 3;

    readonly KeyParts parts;
    readonly bool mayBeZeros;
    readonly bool mayHaveNull;

    public LmdbTree(TableShape table, int index, uint dbi)
    {
        Table = table;
        Index = index;
        Dbi = dbi;
        parts = KeyParts.Of(table, index);
        if (index < 0)
        {
            mayBeZeros = table.Key.Count == 1 && HasVaryingLength(Field(table, table.Key[0]).Type);
            return;
        }
        var shape = table.Indexes[index];
        IsUnique = shape.IsUnique;
        IsCovering = shape.Include.Count > 0;
        IncludedOverhead = shape.Include.Sum(name => FieldOverhead + BytesPerChar * (Field(table, name).Default?.Length ?? 0));
        mayHaveNull = shape.Parts.Any(part => Field(table, part.Field).IsNullable);
    }

    public TableShape Table { get; }

    /// <summary>The position of the index in the table's shape; -1 for the rows.</summary>
    public int Index { get; }

    public uint Dbi { get; }

    public bool IsUnique { get; }

    public bool IsCovering { get; }

    /// <summary>What included fields can take beyond twice the length of the row; one that the row lacks comes from its default.</summary>
    public int IncludedOverhead { get; }

    public Guid Id => Index < 0 ? Table.Id : Table.Indexes[Index].Id;

    public string? IndexName => Index < 0 ? null : Table.Indexes[Index].Name;

    /// <summary>The stored form of a bound or key of this tree.</summary>
    public byte[] ToStored(byte[] key) => NeedsZero(key) ? [.. key, 0] : key;

    /// <summary>The stored form of a key; a copy only where it differs.</summary>
    public ReadOnlySpan<byte> ToStored(ReadOnlySpan<byte> key) => NeedsZero(key) ? (byte[])[.. key, 0] : key;

    /// <summary>The stored form of the key in the first <paramref name="length"/> bytes of a buffer that has room behind it.</summary>
    public ReadOnlySpan<byte> ToStored(Span<byte> buffer, int length)
    {
        if (!NeedsZero(buffer[..length]))
            return buffer[..length];
        buffer[length] = 0;
        return buffer[..(length + 1)];
    }

    /// <summary>The primary key of which <paramref name="stored"/> is the stored form.</summary>
    public ReadOnlySpan<byte> FromStored(ReadOnlySpan<byte> stored) => NeedsZero(stored) ? stored[..^1] : stored;

    /// <summary>The least key above every key that begins with <paramref name="bound"/>, or null when there is none.</summary>
    public byte[]? Successor(byte[] bound, int boundParts)
    {
        // The last part of a primary key does not end itself: a longer key may begin with it and is another one.
        if (Index < 0 && boundParts == parts.Count)
            return [.. bound, 0];
        var end = bound.AsSpan().LastIndexOfAnyExcept((byte)0xFF);
        if (end < 0)
            return null;
        var successor = bound[..(end + 1)];
        successor[end]++;
        return successor;
    }

    /// <summary>The key of the entry that a page ended with.</summary>
    public byte[] EntryKey(PagePosition position) =>
        Index < 0 || (IsUnique && !HasNull(position.Parts)) ? position.Parts : [.. position.Parts, .. position.Key];

    /// <summary>The parts at the start of an entry's key.</summary>
    public ReadOnlySpan<byte> Parts(ReadOnlySpan<byte> key) =>
        Index < 0 ? FromStored(key) : IsUnique && !mayHaveNull ? key : key[..parts.Measure(key)];

    /// <summary>The primary key of an entry's row.</summary>
    public ReadOnlySpan<byte> PrimaryKey(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (Index < 0)
            return FromStored(key);
        if (!IsUnique)
            return key[parts.Measure(key)..];
        return IsCovering ? value.Slice(2, KeyLength(value)) : value;
    }

    /// <summary>The included fields of an entry.</summary>
    public ReadOnlySpan<byte> Included(ReadOnlySpan<byte> value) =>
        !IsCovering ? default : IsUnique ? value[(2 + KeyLength(value))..] : value;

    int KeyLength(ReadOnlySpan<byte> value)
    {
        var length = value.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(value);
        return length <= value.Length - 2
            ? length
            : throw new CorruptRecordException($"An entry of index '{IndexName}' of table '{Table.Name}' is cut short. Restore a backup.");
    }

    bool NeedsZero(ReadOnlySpan<byte> key) => mayBeZeros && (key.IsEmpty || (key[0] == 0 && !key.ContainsAnyExcept((byte)0)));

    // With every part in its own form, an entry with a null is told from one without by nothing but its parts.
    bool HasNull(ReadOnlySpan<byte> entryParts)
    {
        if (!mayHaveNull)
            return false;
        var start = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = Table.Indexes[Index].Parts[i];
            if (Field(Table, part.Field).IsNullable && entryParts[start] == (part.IsDescending ? 0xFF : 0))
                return true;
            start = parts.Measure(entryParts, i + 1);
        }
        return false;
    }

    static FieldShape Field(TableShape table, string name) => table.Fields.First(field => field.Name == name);

    static bool HasVaryingLength(string type) =>
        type.StartsWith("string", StringComparison.Ordinal) || type == "bytes" || type.StartsWith("bytes(max", StringComparison.Ordinal);
}
