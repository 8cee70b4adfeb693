using System.Reflection;
using Trestle.Hosting.Telemetry;
using Trestle.Lmdb;
using Trestle.Storage;

namespace Trestle.Hosting.Tests;

/// <summary>The store that tells of its work is a wrapper: it must forget no member, and cost nothing while nobody listens.</summary>
[Collection("Listeners")]
public sealed class WrapperTests
{
    [Theory]
    [InlineData(typeof(ObservedStore), "")]
    [InlineData(typeof(ObservedEngine), "")]
    [InlineData(typeof(ObservedTable<,>), "")]
    [InlineData(typeof(ObservedCursor<,>), "")]
    [InlineData(typeof(ObservedTransaction), "RequireWhole")]
    public void It_passes_on_every_member_that_a_store_may_have_its_own_way_with(Type wrapper, string exempt)
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var forgotten = wrapper.GetMethods(Members)
            .Where(method => method.IsVirtual && !method.IsFinal && method.DeclaringType != wrapper && method.DeclaringType != typeof(object))
            .Select(method => method.Name).Where(name => name != exempt);
        Assert.Empty(forgotten);
    }

    [Fact]
    public void While_nobody_listens_a_verb_allocates_what_it_allocates_by_itself()
    {
        using var folder = new TemporaryFolder();
        var plain = Allocated(LmdbStore.At(folder.File("plain")));
        var wrapped = Allocated(LmdbStore.At(folder.File("wrapped")).WithTelemetry());
        Assert.Equal(plain, wrapped);
    }

    static long Allocated(Store store)
    {
        using var db = StockDb.Open(store);
        using (var tx = db.BeginWrite())
        {
            tx.Items.InsertMany(Enumerable.Range(0, 100).Select(id => new Item { Id = id, Code = $"{id:000}" }));
            tx.Commit();
        }
        Read(db);
        Read(db);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(db);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static void Read(StockDb db)
    {
        for (var round = 0; round < 100; round++)
        {
            using var tx = db.BeginRead();
            Assert.True(tx.Items.TryView(round, out var view));
            Assert.NotNull(tx.Items.Get(round));
            Assert.NotNull(tx.Items.ByCode.Get("007"));
            foreach (var item in tx.Items.Scan().Take(3).Views)
                Assert.True(item.Id >= 0);
        }
    }
}
