using System.Buffers.Binary;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Catalog;

/// <summary>
/// The named database <c>trestle</c>, which makes a file self-describing: <c>format</c> → version of what is described here, as
/// text; <c>schema</c> → canonical JSON of every table in the file; <c>generation</c> → raised with every change of the schema
/// (8 bytes); <c>sequence/</c> and a table's identity (16 bytes) → the last number given out (8 bytes). What migrations add is in the
/// other part of this class, and makes the format 2.
/// </summary>
static partial class CatalogTree
{
    public const string Name = "trestle";

    static ReadOnlySpan<byte> FormatKey => "format"u8;

    static ReadOnlySpan<byte> SchemaKey => "schema"u8;

    static ReadOnlySpan<byte> GenerationKey => "generation"u8;

    static ReadOnlySpan<byte> SequencePrefix => "sequence/"u8;

    static ReadOnlySpan<byte> Format => "1"u8;

    static ReadOnlySpan<byte> MigratedFormat => "2"u8;

    /// <summary>
    /// The canonical JSON of the schema in the file, or null in a new file. Throws <see cref="SchemaMismatchException"/> for
    /// another format.
    /// </summary>
    public static byte[]? ReadSchema(LmdbTransaction transaction, uint dbi)
    {
        if (!transaction.TryFind(dbi, FormatKey, out var format))
            return null;
        if (!format.SequenceEqual(Format) && !format.SequenceEqual(MigratedFormat))
            throw new SchemaMismatchException(
                [], $"'{transaction.Environment.Path}' was written by another version of Trestle, in another format. "
                    + "Open it with that version.");
        return transaction.TryFind(dbi, SchemaKey, out var schema) ? schema.ToArray() : null;
    }

    public static void WriteSchema(LmdbTransaction transaction, uint dbi, ReadOnlySpan<byte> json)
    {
        if (!transaction.TryFind(dbi, FormatKey, out _))
            transaction.Put(dbi, FormatKey, Format);
        transaction.Put(dbi, SchemaKey, json);
        RaiseGeneration(transaction, dbi);
    }

    static void RaiseGeneration(LmdbTransaction transaction, uint dbi)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, ReadGeneration(transaction, dbi) + 1);
        transaction.Put(dbi, GenerationKey, number);
    }

    /// <summary>How often the schema in the file has changed.</summary>
    public static long ReadGeneration(LmdbTransaction transaction, uint dbi) => ReadNumber(transaction, dbi, GenerationKey);

    public static long ReadSequence(LmdbTransaction transaction, LmdbTableSpace table)
    {
        Span<byte> key = stackalloc byte[32];
        return ReadNumber(transaction, transaction.Owner.CatalogDbi, key[..SequenceKey(table, key)]);
    }

    public static void WriteSequence(LmdbTransaction transaction, LmdbTableSpace table, long last)
    {
        Span<byte> key = stackalloc byte[32];
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, last);
        transaction.Put(transaction.Owner.CatalogDbi, key[..SequenceKey(table, key)], number);
    }

    static long ReadNumber(LmdbTransaction transaction, uint dbi, ReadOnlySpan<byte> key)
    {
        if (!transaction.TryFind(dbi, key, out var value))
            return 0;
        return value.Length == sizeof(long) ? BinaryPrimitives.ReadInt64BigEndian(value) : throw new CorruptRecordException(
            $"The catalog of '{transaction.Environment.Path}' has a number of {value.Length} bytes where there should be 8. Restore a backup.");
    }

    static int SequenceKey(LmdbTableSpace table, Span<byte> to)
    {
        SequencePrefix.CopyTo(to);
        table.Shape.Id.TryWriteBytes(to[SequencePrefix.Length..], bigEndian: true, out var length);
        return SequencePrefix.Length + length;
    }
}
