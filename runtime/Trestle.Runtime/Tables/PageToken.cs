using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>
/// Where a page ended, as URL-safe text: a checksum over the index's identity and the rest (8 bytes), the length of the parts
/// (2 bytes), the parts, the primary key (left out where the parts are the primary key).
/// </summary>
static class PageToken
{
    const int ChecksumLength = 8;
    const int HeaderLength = ChecksumLength + 2;
    const int MaxLength = 64 * 1024;

    public static string Of<TLayout, TRow, TKey>(TableCursor<TRow, TKey> cursor, int index)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class =>
        Format(cursor.Parts, cursor.KeyBytes, TLayout.Shape, index);

    public static PagePosition Parse(string token, TableShape table, int index)
    {
        if (token.Length > MaxLength || !Base64Url.IsValid(token))
            throw Damaged(table);
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < HeaderLength)
            throw Damaged(table);
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        Checksum(Identity(table, index), bytes.AsSpan(ChecksumLength), checksum);
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(ChecksumLength));
        if (!checksum.SequenceEqual(bytes.AsSpan(0, ChecksumLength)) || HeaderLength + length > bytes.Length)
            throw Damaged(table);
        var parts = bytes[HeaderLength..(HeaderLength + length)];
        var key = index == RowQuery.PrimaryKey ? parts : bytes[(HeaderLength + length)..];
        return IsWhole(KeyParts.Of(table, index), parts) && IsWhole(KeyParts.Of(table, RowQuery.PrimaryKey), key)
            ? new PagePosition(parts, key)
            : throw Damaged(table);
    }

    static string Format(ReadOnlySpan<byte> parts, ReadOnlySpan<byte> key, TableShape table, int index)
    {
        var isPrimaryKey = index == RowQuery.PrimaryKey;
        var bytes = new byte[HeaderLength + parts.Length + (isPrimaryKey ? 0 : key.Length)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(ChecksumLength), checked((ushort)parts.Length));
        parts.CopyTo(bytes.AsSpan(HeaderLength));
        if (!isPrimaryKey)
            key.CopyTo(bytes.AsSpan(HeaderLength + parts.Length));
        Checksum(Identity(table, index), bytes.AsSpan(ChecksumLength), bytes);
        return Base64Url.EncodeToString(bytes);
    }

    // The checksum keeps no secret, so what comes with a right one may still be anything.
    static bool IsWhole(KeyParts parts, ReadOnlySpan<byte> key)
    {
        try
        {
            return parts.Measure(key) == key.Length;
        }
        catch (CorruptRecordException)
        {
            return false;
        }
    }

    static Guid Identity(TableShape table, int index) => index == RowQuery.PrimaryKey ? table.Id : table.Indexes[index].Id;

    static void Checksum(Guid identity, ReadOnlySpan<byte> content, Span<byte> to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> buffer = stackalloc byte[SHA256.HashSizeInBytes];
        identity.TryWriteBytes(buffer, bigEndian: true, out var length);
        hash.AppendData(buffer[..length]);
        hash.AppendData(content);
        hash.GetHashAndReset(buffer);
        buffer[..ChecksumLength].CopyTo(to);
    }

    static FormatException Damaged(TableShape table) => new(
        $"The page token is damaged, or was not made by this index of table '{table.Name}'. Start again from the first page.");
}
