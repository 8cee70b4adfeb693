using Corpus;

public static class Lifetime
{
    // Not run: its store could not be closed.
    public static long NotDisposed(ShopDb db, string name)
    {
        // A snapshot.
        var tx = db.BeginRead(); // TRS4201
        return tx.Counters.Get(name)?.Value ?? 0;
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
