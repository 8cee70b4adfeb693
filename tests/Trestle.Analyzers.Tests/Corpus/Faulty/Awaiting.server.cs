using Corpus;

/// <summary>What is awaited without the caller's context is as wrong as with it.</summary>
public static class Awaiting
{
    public static async Task<long> NotDisposed(ShopDb db)
    {
        var tx = await db.BeginReadAsync().ConfigureAwait(false); // TRS4201
        return await tx.Orders.CountAsync().ConfigureAwait(false);
    }

    public static async Task Dropped(ShopDb db) =>
        await db.BeginReadAsync().ConfigureAwait(false); // TRS4201

    public static async Task NeverCommitted(ShopDb db, Counter counter)
    {
        await using var tx = await db.BeginWriteAsync().ConfigureAwait(false); // TRS4202
        await tx.Counters.UpsertAsync(counter).ConfigureAwait(false);
    }

    public static async Task TokenNotPassed(ShopDb db, Counter counter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await db.WriteAsync(tx => tx.Counters.Upsert(counter)).ConfigureAwait(false); // TRS4302
    }

    public static async Task<decimal> OneByOne(ShopDb db, List<long> ids)
    {
        var sum = 0m;
        await using var tx = await db.BeginReadAsync().ConfigureAwait(false);
        foreach (var id in ids)
        {
            var order = await tx.Orders.GetAsync(id).ConfigureAwait(false); // TRS4004
            if (order is not null)
                sum += order.Total * order.Parcels + (order.Note?.Length ?? 0) + order.Customer.Version + order.PlacedAt.Day;
        }

        return sum;
    }

    public static async Task<long> InSequence(ShopDb db, CancellationToken cancellationToken)
    {
        var orders = await db.ReadAsync(tx => tx.Orders.Count(), cancellationToken).ConfigureAwait(false);
        var customers = await db.ReadAsync(tx => tx.Customers.Count(), cancellationToken).ConfigureAwait(false); // TRS4303
        return orders + customers;
    }
}
