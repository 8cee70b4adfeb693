using Corpus;

public static class Lifetime
{
    public static long NotDisposed(ShopDb db)
    {
        // Read only.
        var tx = db.BeginRead(); // TRS4201
        return tx.Orders.Count();
    }

    public static async Task<Counter> Passed(ShopDb db)
    {
        return await Store(new Counter { Name = "n" }, CancellationToken.None);

        Task<Counter> Store(Counter counter, CancellationToken cancellationToken) => db.WriteAsync(tx => tx.Counters.Upsert(counter)); // TRS4302
    }

    public static async Task<string> Together(ShopDb db)
    {
        var orders = await db.ReadAsync(tx => tx.Orders.Count());
        // Independent of the first.
        var customers = await db.ReadAsync(tx => tx.Customers.Count()); // TRS4303
        return $"{orders} {customers}";
    }
}
