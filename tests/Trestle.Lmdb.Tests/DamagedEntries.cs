using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Tests.Indexed;
using Trestle.Lmdb.Tests.Tangled;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>Index entries of any bytes at all: reading them is an error of one type, or finds something, and nothing else happens.</summary>
public sealed class DamagedEntries : IDisposable
{
    const int Entries = 400;

    readonly TemporaryStore store = new();
    readonly Random random = new(7);

    public void Dispose() => store.Dispose();

    [Fact]
    public void Any_bytes_in_a_covering_index_and_in_a_unique_one_are_told_as_damage()
    {
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(IndexedSchema.Shape, IndexedSchema.Visit);
        Try<ThingLayout, Thing, int>(engine);
    }

    [Fact]
    public void Any_bytes_in_a_unique_index_over_nulls_are_told_as_damage()
    {
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(TangledSchema.Shape, TangledSchema.Visit);
        Try<LeafLayout, Leaf, int>(engine);
    }

    void Try<TLayout, TRow, TKey>(LmdbEngine engine)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var table = (LmdbTable<TLayout, TRow, TKey>)engine.Table<TLayout, TRow, TKey>();
        var transaction = (LmdbTransaction)engine.BeginWrite();
        foreach (var tree in table.Space.Indexes)
        {
            for (var i = 0; i < Entries; i++)
                transaction.Put(tree, Bytes(1), Bytes(0));
            var damaged = Read(table, transaction, tree.Index);
            Assert.InRange(damaged, Entries / 2, 4 * Entries);
            Assert.Throws<CorruptRecordException>(() => table.DeleteRange(transaction, tree.Index, KeyRange.All, false, long.MaxValue));
        }
        transaction.End(transaction.Ticket);
    }

    static int Read<TLayout, TRow, TKey>(LmdbTable<TLayout, TRow, TKey> table, LmdbTransaction transaction, int index)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var damaged = 0;
        using var cursor = table.Open(transaction, index, KeyRange.All, false, long.MaxValue);
        while (cursor.MoveNext())
        {
            damaged += IsDamaged(() => cursor.Parts.Length);
            damaged += IsDamaged(() => cursor.Included.Length);
            damaged += IsDamaged(() => cursor.Key);
            damaged += IsDamaged(() => cursor.Row);
        }
        return damaged;
    }

    static int IsDamaged(Func<object?> read)
    {
        try
        {
            _ = read();
            return 0;
        }
        catch (CorruptRecordException)
        {
            return 1;
        }
    }

    byte[] Bytes(int least)
    {
        var bytes = new byte[random.Next(least, 30)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(random.Next(4) switch { 0 => 0, 1 => 1, 2 => 0xFF, _ => random.Next(256) });
        return bytes;
    }
}
