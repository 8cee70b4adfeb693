using System.Buffers.Binary;
using System.Text;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Transactions;
using Trestle.Migrations;

namespace Trestle.Lmdb.Catalog;

// What migrations keep in the catalog: 'tree/' and an identity (16 bytes) → the named database that it has instead of its own; 'table/',
// an identity and a number (4 bytes) → rows under a tombstone; 'field/', the identity of a table and a tag (4 bytes) → the name of a dropped
// field; 'hold' → until when (8 bytes, microseconds), and who.
static partial class CatalogTree
{
    const int IdSize = 16;

    static ReadOnlySpan<byte> TreePrefix => "tree/"u8;

    static ReadOnlySpan<byte> TablePrefix => "table/"u8;

    static ReadOnlySpan<byte> FieldPrefix => "field/"u8;

    static ReadOnlySpan<byte> HoldKey => "hold"u8;

    public static MigrationHold? ReadHold(LmdbTransaction transaction, uint dbi)
    {
        if (!transaction.TryFind(dbi, HoldKey, out var hold))
            return null;
        if (hold.Length < sizeof(long))
            throw new CorruptRecordException($"The catalog of '{transaction.Environment.Path}' does not say who holds it. Restore a backup.");
        var until = DateTimeOffset.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(hold));
        return new MigrationHold(Encoding.UTF8.GetString(hold[sizeof(long)..]), until);
    }

    /// <summary>Notes who holds the file. From then on it is none for versions that know nothing of that.</summary>
    public static void WriteHold(LmdbTransaction transaction, uint dbi, MigrationHold hold, bool isNew)
    {
        var owner = Encoding.UTF8.GetBytes(hold.Owner);
        var value = new byte[sizeof(long) + owner.Length];
        BinaryPrimitives.WriteInt64BigEndian(value, (hold.Until - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        owner.CopyTo(value, sizeof(long));
        transaction.Put(dbi, HoldKey, value);
        if (!isNew)
            return;
        transaction.Put(dbi, FormatKey, MigratedFormat);
        RaiseGeneration(transaction, dbi);
    }

    public static void DeleteHold(LmdbTransaction transaction, uint dbi)
    {
        transaction.Delete(dbi, HoldKey);
        RaiseGeneration(transaction, dbi);
    }

    public static Dictionary<Guid, string> ReadTrees(LmdbTransaction transaction, uint dbi) =>
        Entries(transaction, dbi, TreePrefix).ToDictionary(entry => Id(entry.Key), entry => Encoding.UTF8.GetString(entry.Value));

    public static List<DroppedTable> ReadDroppedTables(LmdbTransaction transaction, uint dbi) =>
        [.. Entries(transaction, dbi, TablePrefix).Select(entry => DroppedTable.Read(Number(entry.Key), entry.Value))];

    public static List<DroppedField> ReadDroppedFields(LmdbTransaction transaction, uint dbi) =>
    [
        .. Entries(transaction, dbi, FieldPrefix)
            .Select(entry => new DroppedField(Id(entry.Key), Number(entry.Key), Encoding.UTF8.GetString(entry.Value))),
    ];

    /// <summary>Writes everything but the hold.</summary>
    public static void Write(LmdbTransaction transaction, uint dbi, FileCatalog catalog)
    {
        WriteTrees(transaction, dbi, catalog);
        WriteDropped(transaction, dbi, catalog);
        if (catalog.Schema is not null)
            WriteSchema(transaction, dbi, catalog.Schema.ToJson());
    }

    public static void WriteTrees(LmdbTransaction transaction, uint dbi, FileCatalog catalog)
    {
        DeleteAll(transaction, dbi, TreePrefix);
        foreach (var (id, name) in catalog.Trees.Others)
            transaction.Put(dbi, Key(TreePrefix, id), Encoding.UTF8.GetBytes(name));
    }

    public static void WriteDropped(LmdbTransaction transaction, uint dbi, FileCatalog catalog)
    {
        DeleteAll(transaction, dbi, TablePrefix);
        DeleteAll(transaction, dbi, FieldPrefix);
        foreach (var table in catalog.Tables)
            transaction.Put(dbi, Key(TablePrefix, table.Shape.Id, table.Number), table.ToBytes());
        foreach (var field in catalog.Fields)
            transaction.Put(dbi, Key(FieldPrefix, field.Table, field.Tag), Encoding.UTF8.GetBytes(field.Name));
    }

    /// <summary>Lets a shadow table forget how far its numbers came: they are those of the table that it becomes.</summary>
    public static void DeleteSequence(LmdbTransaction transaction, uint dbi, Guid table) => transaction.Delete(dbi, Key(SequencePrefix, table));

    static void DeleteAll(LmdbTransaction transaction, uint dbi, ReadOnlySpan<byte> prefix)
    {
        foreach (var entry in Entries(transaction, dbi, prefix))
            transaction.Delete(dbi, entry.Key);
    }

    static byte[] Key(ReadOnlySpan<byte> prefix, Guid id, int? number = null)
    {
        var key = new byte[prefix.Length + IdSize + (number is null ? 0 : sizeof(int))];
        prefix.CopyTo(key);
        id.TryWriteBytes(key.AsSpan(prefix.Length), bigEndian: true, out _);
        if (number is { } value)
            BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(prefix.Length + IdSize), value);
        return key;
    }

    // Of the part of a key behind its prefix, which ends with the only slash before the identity.
    static Guid Id(byte[] key) => new(Behind(key)[..IdSize], bigEndian: true);

    static int Number(byte[] key) => BinaryPrimitives.ReadInt32BigEndian(Behind(key)[IdSize..]);

    static ReadOnlySpan<byte> Behind(byte[] key) => key.AsSpan(key.AsSpan().IndexOf((byte)'/') + 1);

    static unsafe List<(byte[] Key, byte[] Value)> Entries(LmdbTransaction transaction, uint dbi, ReadOnlySpan<byte> prefix)
    {
        var entries = new List<(byte[], byte[])>();
        var environment = transaction.Environment;
        environment.Check(Mdb.CursorOpen(transaction.Handle, dbi, out var cursor));
        try
        {
            fixed (byte* data = prefix)
            {
                MdbVal key = new(data, prefix.Length), value;
                for (var go = MdbCursorOp.SetRange; LmdbErrors.Found(Mdb.CursorGet(cursor, &key, &value, go), environment.Path); go = MdbCursorOp.Next)
                {
                    if (!key.Span.StartsWith(prefix))
                        break;
                    entries.Add((key.Span.ToArray(), value.Span.ToArray()));
                }
            }
        }
        finally
        {
            Mdb.CursorClose(cursor);
        }
        return entries;
    }
}
