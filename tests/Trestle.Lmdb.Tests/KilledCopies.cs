using Trestle.Lmdb.Child;

namespace Trestle.Lmdb.Tests;

public sealed class KilledCopies : IDisposable
{
    const int Count = 5000;

    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_copy_that_was_killed_has_kept_what_it_reported_and_another_one_finishes_it(int target)
    {
        using var source = store.Open();
        using (var tx = source.BeginWrite())
        {
            tx.Items.InsertMany(Enumerable.Range(0, Count).Select(i => new Item { Owner = i % 7, Text = $"row {i}" }));
            tx.Commit();
        }
        var copied = 0L;
        using (var child = new ChildProcess("copy", store.Path, target))
        {
            while (copied < 300)
                copied = await child.NextAsync();
            copied = (await child.KillAsync()).Append(copied).Max();
        }
        using var copy = FilesDb.Open(CopyTarget.Of(store.Path, target));
        var kept = Items(copy);
        Assert.InRange(kept, copied, Count - 1);
        Assert.Equal(new CopyCounts(Count, Count - kept, 0, 0), source.CopyTo(copy));
        Assert.True(source.CopyTo(copy).WasEqual);
        Assert.Equal(Count, Items(copy));
    }

    static long Items(FilesDb db)
    {
        using var tx = db.BeginRead();
        return tx.Items.Count();
    }
}
