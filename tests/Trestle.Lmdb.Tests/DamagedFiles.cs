using System.Buffers.Binary;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>LMDB reads pages as memory, so they are looked at before: what would end the process is an error.</summary>
public sealed class DamagedFiles : IDisposable
{
    const int PageSize = 4096;
    const int PageSizeAt = 40;
    const int LastPageAt = 136;
    const int FlagsAt = 10;
    const int LowerAt = 12;
    const ushort Leaf = 2;

    readonly TemporaryStore store = new();

    public DamagedFiles()
    {
        using var db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 2000).Select(id => Item(id, size: id % 100 == 0 ? 9000 : 0))));
        Write(db, tx => Enumerable.Range(1, 300).ToList().ForEach(id => tx.Items.Delete(id)));
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_file_that_is_whole_passes_every_check()
    {
        using var db = store.Open(Fast with { CheckPagesUpTo = long.MaxValue });
        Assert.Equal(1700, Count(db));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void A_file_that_is_cut_short_is_refused_however_large(long checkPagesUpTo)
    {
        var length = new FileInfo(store.Path).Length;
        foreach (var left in new[] { length - 1, length / 2, 3 * PageSize, PageSize + 100, 100 })
        {
            using (var file = new FileStream(store.Path, FileMode.Open))
                file.SetLength(left);
            Assert.Throws<CorruptRecordException>(() => store.Open(Fast with { CheckPagesUpTo = checkPagesUpTo }));
        }
    }

    [Fact]
    public void A_page_whose_bounds_lead_outside_it_is_refused()
    {
        DamagePages(page => BinaryPrimitives.WriteUInt16LittleEndian(page[LowerAt..], 0xFFF0));
        Assert.Contains("damaged", Assert.Throws<CorruptRecordException>(() => store.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_with_sizes_that_cannot_be_is_refused()
    {
        Damage(bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(PageSizeAt), 0));
        Assert.Throws<CorruptRecordException>(() => store.Open());
        Damage(bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(PageSizeAt), PageSize));
        Damage(bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(LastPageAt), long.MaxValue));
        Assert.Throws<CorruptRecordException>(() => store.Open());
    }

    [Fact]
    public void Pages_are_not_looked_at_beyond_the_size_that_was_asked_for()
    {
        DamagePages(page => BinaryPrimitives.WriteUInt16LittleEndian(page[LowerAt..], (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(page[LowerAt..]) - 2)));
        Assert.Throws<CorruptRecordException>(() => store.Open());
        store.Open(Fast with { CheckPagesUpTo = 0 }).Dispose();
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Pages_that_say_that_they_lie_elsewhere_lead_nobody_out_of_the_map(double part)
    {
        Damage(bytes => ForEachLeaf(
            bytes, page => BinaryPrimitives.WriteUInt64LittleEndian(page, (ulong)(part * ((bytes.Length / PageSize) - 1)))));
        using var db = store.Open(Fast with { CheckPagesUpTo = 0 });
        using var tx = db.BeginRead();
        Assert.Equal(200, tx.Items.GetMany([.. Enumerable.Range(301, 200).Select(id => (long)id)]).Count(item => item is not null));
        Assert.Equal(200, tx.Items.ByOwner.Range(0, null).Take(200).Count());
    }

    [Fact]
    public async Task The_pages_that_a_killed_reader_held_come_back_while_the_store_stays_open()
    {
        using var db = store.Open();
        using (var child = new ChildProcess("read", store.Path))
        {
            Assert.Equal(1700, await child.NextAsync());
            await child.KillAsync();
        }
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                Write(db, tx => tx.Items.Upsert(Item(1000)));
                return db.Stats().Readers == 0;
            },
            TimeSpan.FromMinutes(1)));
    }

    // Every leaf but the smallest: whichever is in use.
    void DamagePages(Action<Span<byte>> damage) => Damage(bytes => ForEachLeaf(bytes, page =>
    {
        if (BinaryPrimitives.ReadUInt16LittleEndian(page[LowerAt..]) > 60)
            damage(page);
    }));

    static void ForEachLeaf(byte[] bytes, Action<Span<byte>> damage)
    {
        for (var at = 2 * PageSize; at < bytes.Length; at += PageSize)
        {
            var page = bytes.AsSpan(at, PageSize);
            if (BinaryPrimitives.ReadUInt16LittleEndian(page[FlagsAt..]) == Leaf)
                damage(page);
        }
    }

    void Damage(Action<byte[]> damage)
    {
        var bytes = File.ReadAllBytes(store.Path);
        damage(bytes);
        File.WriteAllBytes(store.Path, bytes);
    }
}
