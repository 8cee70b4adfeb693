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

    public static async Task<int> Lists(ShopDb db)
    {
        await Task.Yield();
        using var tx = db.BeginRead(); // TRS4301
        return tx.Orders.ByCustomer.Prefix(Seed.Ids[0]).ToList().Count; // TRS4301
    }
}
