using Corpus;
using Trestle;

/// <summary>The same over an embedded store, where a verb has its answer when it returns.</summary>
public static class AwaitingEmbedded
{
    public static async Task Own(ShopDb db, List<Counter> counters, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        await tx.Counters.UpsertManyAsync(counters, cancellationToken: cancellationToken).ConfigureAwait(false);
        await tx.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task SharedCommits(ShopDb db, List<Counter> counters, CancellationToken cancellationToken)
    {
        var writes = counters.Select(counter => db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken));
        await Task.WhenAll(writes).ConfigureAwait(false);
    }

    public static async Task<long> Together(ShopDb db, CancellationToken cancellationToken)
    {
        var orders = db.ReadAsync(tx => tx.Orders.Count(), cancellationToken);
        var customers = db.ReadAsync(tx => tx.Customers.Count(), cancellationToken);
        await Task.WhenAll(orders, customers).ConfigureAwait(false);
        return await orders.ConfigureAwait(false) + await customers.ConfigureAwait(false);
    }

    public static async Task OnlyOne(ShopDb db, Counter counter, CancellationToken cancellationToken) =>
        await db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken).ConfigureAwait(false);

    public static Task AsATask(ShopDb db, Counter counter, CancellationToken cancellationToken) =>
        Task.Run(async () => await db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken).ConfigureAwait(false), cancellationToken);
}
