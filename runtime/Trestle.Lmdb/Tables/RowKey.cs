namespace Trestle.Lmdb.Tables;

/// <summary>An encoded primary key, as entries and references hold it, and as the table stores it.</summary>
readonly ref struct RowKey(ReadOnlySpan<byte> logical, ReadOnlySpan<byte> stored)
{
    public ReadOnlySpan<byte> Logical { get; } = logical;

    public ReadOnlySpan<byte> Stored { get; } = stored;
}
