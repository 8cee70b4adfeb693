using System.Buffers.Binary;
using Trestle.Layout;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>Reading transactions find entries in the pages without the library: they find the same ones as with it.</summary>
public sealed class PageReads : IDisposable
{
    const int Keys = 20_000;

    readonly TemporaryStore store = new();
    readonly LmdbEngine engine;
    readonly LmdbTree tree;
    readonly Random random = new(11);
    readonly SortedDictionary<byte[], byte[]> model = new(Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y)));

    public PageReads()
    {
        engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        tree = ((LmdbTable<LongLayout, Long, Bytes>)engine.Table<LongLayout, Long, Bytes>()).Space.Rows;
    }

    public void Dispose()
    {
        engine.Dispose();
        store.Dispose();
    }

    [Theory]
    [MemberData(nameof(KeyForms))]
    public void One_key_and_several_at_once_are_found_as_by_the_library(KeyForm form)
    {
        Fill(form);
        Read(transaction =>
        {
            Assert.True(transaction.Roots.TryGet(tree, out var root));
            Assert.InRange(root.Depth, 3, 6);
            foreach (var keys in Wanted(form).Chunk(GroupSearch.MostKeys))
                RequireSame(transaction, keys);
        });
    }

    [Theory]
    [MemberData(nameof(KeyForms))]
    public void A_bound_is_come_to_and_walked_on_from_as_by_the_library(KeyForm form)
    {
        Fill(form);
        byte[][] keys = [.. model.Keys];
        Read(transaction =>
        {
            var cursor = transaction.RentCursor(tree);
            foreach (var bound in Wanted(form).Take(4_000))
            {
                var at = ~Array.BinarySearch(keys, bound, model.Comparer);
                at = at < 0 ? ~at : at;
                Assert.Equal(at < keys.Length, cursor.Seek(bound));
                for (var step = random.Next(80); step > 0 && at < keys.Length; step--)
                {
                    RequireAt(cursor, keys, at++);
                    Assert.Equal(at < keys.Length, cursor.Next());
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(KeyForms))]
    public void A_walk_from_a_bound_turns_round_anywhere(KeyForm form)
    {
        Fill(form);
        byte[][] keys = [.. model.Keys];
        Read(transaction =>
        {
            var cursor = transaction.RentCursor(tree);
            for (var i = 0; i < 300; i++)
            {
                var at = random.Next(keys.Length);
                Assert.True(cursor.Seek(keys[at]));
                for (var step = 0; step < 60; step++)
                {
                    RequireAt(cursor, keys, at);
                    var forward = at == 0 || (at + 1 < keys.Length && random.Next(8) != 0);
                    at += forward ? 1 : -1;
                    Assert.True(forward ? cursor.Next() : cursor.Previous());
                }
            }
        });
    }

    [Fact]
    public void A_tree_without_entries_or_with_one_is_read_too()
    {
        Read(transaction => RequireSame(transaction, [[1], [2]]));
        Fill([[2]]);
        Read(transaction =>
        {
            RequireSame(transaction, [[1], [2], [3], [2, 0], []]);
            var cursor = transaction.RentCursor(tree);
            Assert.True(cursor.Seek([1]) && cursor.Key.SequenceEqual<byte>([2]) && !cursor.Next());
            Assert.False(cursor.Seek([3]));
        });
    }

    [Fact]
    public void Each_snapshot_is_read_from_its_own_root()
    {
        var open = new List<LmdbTransaction>();
        for (var generation = 0; generation < 12; generation++)
        {
            Write(transaction =>
            {
                for (var i = 0; i < 3_000; i++)
                    transaction.Put(tree, BitConverter.GetBytes(i), BitConverter.GetBytes(generation));
            });
            open.Add((LmdbTransaction)engine.BeginRead());
        }

        for (var round = 0; round < 3; round++)
        {
            for (var generation = 0; generation < open.Count; generation++)
            {
                Assert.True(open[generation].TryFind(tree, BitConverter.GetBytes(random.Next(3_000)), out var value));
                Assert.Equal(generation, BitConverter.ToInt32(value));
            }
        }

        open.ForEach(static transaction => transaction.End(transaction.Ticket));
    }

    [Fact]
    public async Task A_snapshot_stays_as_it_is_while_pages_are_written_anew_beside_it()
    {
        const int Count = 2_000;
        byte[][] keys = [.. Enumerable.Range(0, Count).Select(static number => BitConverter.GetBytes(number))];
        Rewrite(0);
        var writing = Task.Run(
            () =>
            {
                for (var generation = 1; generation <= 150; generation++)
                    Rewrite(generation);
            },
            TestContext.Current.CancellationToken);
        var snapshots = 0;
        for (; !writing.IsCompleted || snapshots < 20; snapshots++)
            Read(RequireOneGeneration);
        await writing;

        void Rewrite(int generation) => Write(transaction =>
        {
            foreach (var key in keys)
                transaction.Put(tree, key, new byte[40 + (generation % 7 * 10)].Select(_ => (byte)generation).ToArray());
        });

        void RequireOneGeneration(LmdbTransaction transaction)
        {
            var group = transaction.Group;
            var seen = new HashSet<byte>();
            foreach (var some in keys.Chunk(GroupSearch.MostKeys))
            {
                group.Clear();
                Array.ForEach(some, key => group.Add(key));
                group.Run(tree);
                for (var i = 0; i < some.Length; i++)
                {
                    Assert.True(group.TryValue(i, out var value));
                    Assert.True(transaction.TryFind(tree, some[i], out var one) && one.SequenceEqual(value.Span));
                    seen.UnionWith(value.Span.ToArray());
                }
            }

            Assert.Single(seen);
        }
    }

    [Fact]
    public void Rows_that_are_looked_up_ahead_are_those_of_their_entries()
    {
        var items = (LmdbTable<ItemLayout, Item, long>)engine.Table<ItemLayout, Item, long>();
        Write(transaction => items.InsertMany(
            transaction, Enumerable.Range(1, 2_000).Select(id => Item(id, owner: id % 5, size: id % 90 == 0 ? 9_000 : id % 200)), null));
        Read(transaction =>
        {
            foreach (var limit in (long[])[1, 3, 10, 40, long.MaxValue])
            {
                for (var owner = 0; owner < 5; owner++)
                {
                    RequireRows(items, transaction, owner, limit, reverse: false);
                    RequireRows(items, transaction, owner, limit, reverse: true);
                }
            }
        });
    }

    [Fact]
    public void An_entry_without_a_row_is_told_when_the_walk_comes_to_it_and_not_before()
    {
        var items = (LmdbTable<ItemLayout, Item, long>)engine.Table<ItemLayout, Item, long>();
        Write(transaction => items.InsertMany(transaction, Enumerable.Range(1, 50).Select(id => Item(id)), null));
        Write(transaction => transaction.Delete(items.Space.Rows, KeyOf(7)));
        Read(transaction =>
        {
            using var cursor = items.Open(transaction, 0, KeyRange.All, false, long.MaxValue);
            for (var id = 1; id <= 50; id++)
            {
                Assert.True(cursor.MoveNext());
                if (id == 7)
                    Assert.Throws<CorruptRecordException>(() => cursor.Row);
                else
                    Assert.Equal(id, cursor.Row.Id);
            }
        });
    }

    // What keys look like decides how pages are filled, and whether the first eight bytes tell two of them apart.
    public static TheoryData<KeyForm> KeyForms => [KeyForm.Random, KeyForm.Rising, KeyForm.Alike, KeyForm.Long];

    public enum KeyForm
    {
        Random,
        Rising,
        Alike,
        Long,
    }

    static void RequireRows(LmdbTable<ItemLayout, Item, long> items, LmdbTransaction transaction, int owner, long limit, bool reverse)
    {
        var prefix = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(prefix, owner ^ int.MinValue);
        using var cursor = items.Open(transaction, 0, KeyRange.Prefix(prefix, 1), reverse, limit);
        var wanted = Enumerable.Range(1, 2_000).Where(id => id % 5 == owner);
        var left = limit;
        foreach (var id in reverse ? wanted.Reverse() : wanted)
        {
            if (left-- == 0)
                return;
            Assert.True(cursor.MoveNext());
            // Not every row is asked for, and some are twice.
            if (id % 7 != 0)
                Assert.Equal(id, cursor.Row.Id);
            if (id % 3 == 0)
                Assert.Equal(id, cursor.Row.Id);
        }

        Assert.False(cursor.MoveNext());
    }

    static byte[] KeyOf(long id)
    {
        var key = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(key, id ^ long.MinValue);
        return key;
    }

    void Fill(KeyForm form) => Fill(Enumerable.Range(0, Keys).Select(number => Key(form, number)));

    void Fill(IEnumerable<byte[]> keys)
    {
        foreach (var key in keys)
            model[key] = Value();
        Write(transaction =>
        {
            foreach (var (key, value) in model)
                transaction.Put(tree, key, value);
        });
    }

    IEnumerable<byte[]> Wanted(KeyForm form)
    {
        byte[][] there = [.. model.Keys];
        for (var i = 0; i < Keys; i++)
        {
            var key = random.Next(3) == 0 ? Key(form, random.Next(2 * Keys)) : there[random.Next(there.Length)];
            yield return random.Next(4) switch
            {
                0 => key[..^1],
                1 => [.. key, (byte)random.Next(3)],
                _ => key,
            };
        }
    }

    byte[] Key(KeyForm form, int number) => form switch
    {
        KeyForm.Random => Random(16, 256),
        KeyForm.Rising => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number],
        KeyForm.Alike => Random(random.Next(1, 14), 3),
        _ => [.. new byte[random.Next(200)], .. Random(random.Next(1, 300), 2)],
    };

    // Now and then a value that has pages of its own, which the library is left to read.
    byte[] Value() => Random(random.Next(200) == 0 ? 9_000 : random.Next(120), 256);

    byte[] Random(int length, int values)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)random.Next(values);
        return bytes;
    }

    void RequireSame(LmdbTransaction transaction, byte[][] keys)
    {
        var group = transaction.Group;
        group.Clear();
        foreach (var key in keys)
            group.Add(key);
        group.Run(tree);
        for (var i = 0; i < keys.Length; i++)
        {
            var isThere = transaction.TryFindByLibrary(tree.Dbi, keys[i], out var wanted);
            Assert.Equal(model.ContainsKey(keys[i]), isThere);
            Assert.Equal(isThere, transaction.TryFind(tree, keys[i], out var one));
            Assert.Equal(isThere, group.TryValue(i, out var ofSeveral));
            Assert.True(!isThere || (IsSame(wanted, one) && IsSame(wanted, ofSeveral.Span)));
        }
    }

    static unsafe bool IsSame(MdbVal wanted, ReadOnlySpan<byte> found)
    {
        fixed (byte* data = found)
            return wanted.Length == found.Length && (found.IsEmpty || wanted.Data == data);
    }

    void RequireAt(TreeCursor cursor, byte[][] keys, int at)
    {
        Assert.True(cursor.Key.SequenceEqual(keys[at]));
        Assert.True(cursor.Value.SequenceEqual(model[keys[at]]));
    }

    void Write(Action<LmdbTransaction> body)
    {
        var transaction = (LmdbTransaction)engine.BeginWrite();
        body(transaction);
        transaction.Commit(transaction.Ticket);
    }

    void Read(Action<LmdbTransaction> body)
    {
        var transaction = (LmdbTransaction)engine.BeginRead();
        body(transaction);
        transaction.End(transaction.Ticket);
    }
}
