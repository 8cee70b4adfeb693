using Corpus;

public static class OnAServer
{
    public static async Task<string> Reads(ShopDb db, CancellationToken cancellationToken)
    {
        using var tx = db.BeginRead(); // TRS4301
        var count = tx.Orders.Count(); // TRS4301
        var first = tx.Orders.Get(1)?.Note; // TRS4301
        var text = "";
        foreach (var order in tx.Orders.ByCustomer.Prefix(Seed.Ids[0])) // TRS4301
            text += $"{order.Id} {order.Note} {order.Total}";
        await Task.Yield();
        return first + count + text;
    }

    public static async Task Writes(ShopDb db)
    {
        await Task.Yield();
        // With a comment.
        using (var tx = db.BeginWrite()) // TRS4301
        {
            tx.Counters.Upsert(new Counter { Name = "a" }); // TRS4301
            tx.Commit(); // TRS4301
        }
    }

    public static async Task<long> InSequence(ShopDb db)
    {
        var orders = await db.ReadAsync(tx => tx.Orders.Count()).ConfigureAwait(false);
        var customers = await db.ReadAsync(tx => tx.Customers.Count()).ConfigureAwait(false); // TRS4303
        return orders + customers;
    }

    public static async Task<string> Lookups(ShopDb db)
    {
        await using var tx = await db.BeginReadAsync().ConfigureAwait(false);
        var names = "";
        foreach (var id in Seed.Ids)
        {
            var customer = await tx.Customers.GetAsync(id).ConfigureAwait(false); // TRS4004
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
            foreach (var line in lines)
                names += $"{line.No} {(await tx.Orders.GetAsync(line.Order, cancellationToken))!.Total};"; // TRS4004
            return names;
        }
    }

    public static async Task<int> Lists(ShopDb db)
    {
        await Task.Yield();
        using var tx = db.BeginRead(); // TRS4301
        return tx.Orders.ByCustomer.Prefix(Seed.Ids[0]).ToList().Count; // TRS4301
    }
}
