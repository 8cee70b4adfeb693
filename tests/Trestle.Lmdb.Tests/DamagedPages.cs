using System.Runtime.InteropServices;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>
/// Pages of any bytes at all, read without the library: nothing outside them is read, and what is found lies in them. They are copied
/// between two pages that nobody may touch: a read outside ends the process.
/// </summary>
public sealed unsafe partial class DamagedPages : IDisposable
{
    const int PageSize = 4096;
    const int Rows = 3_000;
    const int Rounds = 4_000;

    readonly TemporaryStore store = new();
    readonly Random random = new(12);

    public void Dispose() => store.Dispose();

    [Fact]
    public void Damage_is_found_or_nothing_is_and_no_read_leaves_the_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.SystemPageSize == PageSize, "Guarded pages are of Linux, of 4 KiB.");
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        var tree = ((LmdbTable<LongLayout, Long, Bytes>)engine.Table<LongLayout, Long, Bytes>()).Space.Rows;
        var keys = Fill(engine, tree);
        var transaction = (LmdbTransaction)engine.BeginRead();
        Assert.True(transaction.Roots.TryGet(tree, out var root));
        var file = new ReadOnlySpan<byte>((void*)root.Map, (int)root.Pages * PageSize);
        using var copy = new GuardedCopy(file.Length);
        var (found, lost) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 50 == 0)
                file.CopyTo(copy.Span);
            Harm(copy.Span);
            var key = keys[random.Next(keys.Length)];
            if (Reads(root with { Map = copy.Address }, new PageTouch(transaction.Handle, tree.Dbi), key, copy.Span))
                found++;
            else
                lost++;
        }

        transaction.End(transaction.Ticket);
        Assert.True(found > Rounds / 10 && lost > Rounds / 20, $"{found} found, {lost} lost");
    }

    byte[][] Fill(LmdbEngine engine, LmdbTree tree)
    {
        byte[][] keys = [.. Enumerable.Range(0, Rows).Select(_ => Random(random.Next(4, 60)))];
        var transaction = (LmdbTransaction)engine.BeginWrite();
        foreach (var key in keys)
            transaction.Put(tree, key, Random(random.Next(random.Next(50) == 0 ? 6_000 : 90)));
        transaction.Commit(transaction.Ticket);
        return keys;
    }

    // Heads and places of nodes more often than the rest of a page: they say where to read.
    void Harm(Span<byte> file)
    {
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var page = file.Slice(random.Next(file.Length / PageSize) * PageSize, PageSize);
            var at = random.Next(random.Next(3) == 0 ? PageSize : 60);
            page[at] = (byte)(random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => random.Next(256) });
        }
    }

    static bool Reads(in TreeRoot root, in PageTouch touch, byte[] key, Span<byte> file)
    {
        var path = new LeafPath();
        fixed (byte* data = key)
        {
            var isFound = path.TryFind(root, touch, new SearchKey(data, key.Length), out var leaf, out var entry, out var entries);
            for (var at = 0; isFound && at < entries; at++)
            {
                if (leaf.TryEntry(at, out var foundKey, out var value))
                    RequireWithin(file, foundKey.Span, value.Span);
            }
            while (path.TryNext(touch, out leaf, out entries))
                _ = leaf.TryEntry(entries - 1, out _, out _);
            return isFound && entry >= 0;
        }
    }

    static void RequireWithin(Span<byte> file, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Assert.True(file.Overlaps(key, out var at) && at % PageSize + key.Length + value.Length <= PageSize);
        Assert.True(value.IsEmpty || file.Overlaps(value));
    }

    byte[] Random(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Memory between two pages that end the process when they are read.</summary>
    sealed partial class GuardedCopy : IDisposable
    {
        const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;

        readonly nint start;
        readonly int length;

        public GuardedCopy(int length)
        {
            this.length = length;
            start = mmap(0, (nuint)length + 2 * PageSize, ReadWrite, PrivateAnonymous, -1, 0);
            Assert.Equal(0, mprotect(start, PageSize, None));
            Assert.Equal(0, mprotect(Address + length, PageSize, None));
        }

        public nint Address => start + PageSize;

        public Span<byte> Span => new((void*)Address, length);

        public void Dispose() => Assert.Equal(0, munmap(start, (nuint)length + 2 * PageSize));

        [LibraryImport("libc")] private static partial nint mmap(nint address, nuint length, int access, int flags, int file, nint offset);
        [LibraryImport("libc")] private static partial int mprotect(nint address, nuint length, int access);
        [LibraryImport("libc")] private static partial int munmap(nint address, nuint length);
    }
}
