using Corpus;
using Trestle;

/// <summary>As libraries await: without the caller's context, with tokens, as tasks that are handed on.</summary>
public static class Awaiting
{
    public static async Task<long> WithoutContext(ShopDb db, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await tx.Orders.CountAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task DisposedWithoutContext(ShopDb db, List<Counter> counters, CancellationToken cancellationToken)
    {
        var tx = await db.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        await using (tx.ConfigureAwait(false))
        {
            await tx.Counters.UpsertManyAsync(counters, cancellationToken: cancellationToken).ConfigureAwait(false);
            await tx.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task DeclaredWithoutContext(ShopDb db, Counter counter, CancellationToken cancellationToken)
    {
        var tx = await db.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        await using var end = tx.ConfigureAwait(false);
        await tx.Counters.UpsertAsync(counter, cancellationToken).ConfigureAwait(false);
        await tx.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<long> EndedByHand(ShopDb db, CancellationToken cancellationToken)
    {
        var tx = await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await tx.Orders.CountAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await tx.DisposeAsync().ConfigureAwait(false);
        }
    }

    public static Task<ShopReadTransaction> HandedOutAsATask(ShopDb db, CancellationToken cancellationToken) =>
        db.BeginReadAsync(cancellationToken).AsTask();

    public static async Task<ShopReadTransaction> HandedOutWithoutContext(ShopDb db, CancellationToken cancellationToken) =>
        await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);

    public static async Task<long> BegunBefore(ShopDb db, Task before, CancellationToken cancellationToken)
    {
        var beginning = db.BeginReadAsync(cancellationToken).AsTask();
        await before.ConfigureAwait(false);
        await using var tx = await beginning.ConfigureAwait(false);
        return await tx.Orders.CountAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<string> Checked(ShopDb db, long id, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        var order = await tx.Orders.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return order is null ? "none" : $"{order.Total} for {order.Customer} at {order.PlacedAt}: {order.Status}, {order.Parcels} {order.Note}";
    }

    public static async Task<bool> IsThere(ShopDb db, long id, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await tx.Orders.ExistsAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<decimal> Streamed(ShopDb db, Guid customer, CancellationToken cancellationToken)
    {
        var sum = 0m;
        await using var tx = await db.BeginReadAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var order in tx.Orders.ByCustomer.Prefix(customer).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            sum += order.Total * order.Parcels + (order.Note?.Length ?? 0);
        return sum;
    }

    public static async Task AwaitsInside(ShopDb db, Task<string> name, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginWriteAsync(cancellationToken).ConfigureAwait(false);
        await tx.Counters.UpsertAsync(new Counter { Name = await name.ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false);
        await tx.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<long> Limited(ShopDb db, TimeSpan patience, CancellationToken cancellationToken) =>
        await db.ReadAsync(tx => tx.Orders.Count(), cancellationToken).WaitAsync(patience, cancellationToken).ConfigureAwait(false);

    public static async Task<long> OneAfterTheOther(ShopDb db, long id, CancellationToken cancellationToken)
    {
        var order = await db.ReadAsync(tx => tx.Orders.Get(id), cancellationToken).ConfigureAwait(false);
        if (order is null)
            return 0;
        return await db.ReadAsync(tx => tx.Orders.ByCustomer.Prefix(order.Customer).Count(), cancellationToken).ConfigureAwait(false);
    }
}
