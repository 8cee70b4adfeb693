using Corpus;

/// <summary>What is awaited without the caller's context is as wrong as with it.</summary>
public static class AwaitingEmbedded
{
    public static async Task CommitPerRow(ShopDb db, List<Counter> counters, CancellationToken cancellationToken)
    {
        foreach (var counter in counters)
            await db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken).ConfigureAwait(false); // TRS4101
    }

    public static async Task AwaitsInside(ShopDb db, Task<string> name)
    {
        await using var tx = await db.BeginWriteAsync().ConfigureAwait(false);
        tx.Counters.Upsert(new Counter { Name = await name.ConfigureAwait(false) }); // TRS4203
        tx.Commit();
    }

    public static async Task Nested(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        await db.WriteAsync(other => other.Counters.Delete("a")).ConfigureAwait(false); // TRS4203 TRS4207
        tx.Commit();
    }
}
