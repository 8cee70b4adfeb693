using Corpus;

public static class OnAServer
{
    public static async Task<string> Reads(ShopDb db, CancellationToken cancellationToken)
    {
        await using var tx = await db.BeginReadAsync(cancellationToken); // TRS4301
        var count = await tx.Orders.CountAsync(cancellationToken); // TRS4301
        var first = (await tx.Orders.GetAsync(1, cancellationToken))?.Note; // TRS4301
        var text = "";
        await foreach (var order in tx.Orders.ByCustomer.Prefix(Seed.Ids[0])) // TRS4301
            text += $"{order.Id} {order.Note} {order.Total}";
        await Task.Yield();
        return first + count + text;
    }

    public static async Task Writes(ShopDb db)
    {
        await Task.Yield();
        // With a comment.
        await using (var tx = await db.BeginWriteAsync()) // TRS4301
        {
            await tx.Counters.UpsertAsync(new Counter { Name = "a" }); // TRS4301
            await tx.CommitAsync(); // TRS4301
        }
    }

    public static async Task<long> InSequence(ShopDb db)
    {
        var ordersTask = db.ReadAsync(tx => tx.Orders.Count());
        var customersTask = db.ReadAsync(tx => tx.Customers.Count());
        await Task.WhenAll(ordersTask, customersTask).ConfigureAwait(false);
        var orders = await ordersTask.ConfigureAwait(false);
        var customers = await customersTask.ConfigureAwait(false); // TRS4303
        return orders + customers;
    }

    public static async Task<string> Lookups(ShopDb db)
    {
        await using var tx = await db.BeginReadAsync().ConfigureAwait(false);
        var names = "";
        foreach (var customer in await tx.Customers.GetManyAsync(Seed.Ids).ConfigureAwait(false))
        {
            // TRS4004
            // Nobody is skipped.
            names += customer?.Name ?? "-";
        }

        return names;
    }

    public static Task<string> LookupsOfReferences(ShopDb db)
    {
        return Names(CancellationToken.None);

        async Task<string> Names(CancellationToken cancellationToken)
        {
            await using var tx = await db.BeginReadAsync(cancellationToken);
            var names = "";
            var lines = await tx.Lines.Scan().Take(12).ToListAsync(cancellationToken);
            foreach (var (line, order) in lines.Zip(await tx.Orders.GetManyAsync([.. lines.Select(line => line.Order)], cancellationToken)))
                names += $"{line.No} {order!.Total};"; // TRS4004
            return names;
        }
    }

    public static async Task<int> Lists(ShopDb db)
    {
        await Task.Yield();
        await using var tx = await db.BeginReadAsync(); // TRS4301
        return (await tx.Orders.ByCustomer.Prefix(Seed.Ids[0]).ToListAsync()).Count; // TRS4301
    }
}
