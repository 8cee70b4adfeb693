using Trestle.Lmdb.Tables;

namespace Trestle.Lmdb.References;

/// <summary>A row of some table.</summary>
readonly struct RowId(ILmdbTable table, byte[] key) : IEquatable<RowId>
{
    public ILmdbTable Table { get; } = table;

    /// <summary>The encoded primary key.</summary>
    public byte[] Key { get; } = key;

    public bool Equals(RowId other) => Table == other.Table && Key.AsSpan().SequenceEqual(other.Key);

    public override bool Equals(object? obj) => obj is RowId other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Key);
        return hash.ToHashCode();
    }
}
