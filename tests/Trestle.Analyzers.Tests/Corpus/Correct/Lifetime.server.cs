using Corpus;

public static class OnAServer
{
    public static async Task<long> Awaited(ShopDb db, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginReadAsync(cancellationToken);
        return await tx.Orders.CountAsync(cancellationToken);
    }

    public static async Task Written(ShopDb db, List<Counter> counters, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginWriteAsync(cancellationToken);
        await tx.Counters.UpsertManyAsync(counters, cancellationToken: cancellationToken);
        await tx.CommitAsync(cancellationToken);
    }

    public static async Task AwaitsInside(ShopDb db, Task<string> name, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginWriteAsync(cancellationToken);
        await tx.Counters.UpsertAsync(new Counter { Name = await name }, cancellationToken);
        await tx.CommitAsync(cancellationToken);
    }

    public static async Task<decimal> Streamed(ShopDb db, Guid customer, CancellationToken cancellationToken)
    {
        var sum = 0m;
        await using var tx = await db.BeginReadAsync(cancellationToken);
        await foreach (var order in tx.Orders.ByCustomer.Prefix(customer).AsAsyncEnumerable().WithCancellation(cancellationToken))
            sum += order.Total * order.Parcels + (order.Note?.Length ?? 0);
        return sum;
    }

    public static long Blocking(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByTime.Range(null, DateTimeOffset.UnixEpoch).Count();
    }

    public static async Task<long> BlockingInALambda(ShopDb db, CancellationToken cancellationToken) =>
        await db.ReadAsync(tx => tx.Orders.Count(), cancellationToken);
}
