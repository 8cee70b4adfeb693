using Corpus;

public static class OnAServer
{
    public static async Task<long> InAMethod(ShopDb db)
    {
        await Task.Yield();
        await using var tx = await db.BeginReadAsync();
        return tx.Orders.Count(); // TRS4301
    }

    public static Func<Task<int>> InALambda(ShopDb db, Guid customer) => async () =>
    {
        await using var tx = await db.BeginReadAsync();
        return tx.Orders.ByCustomer.Prefix(customer).ToList().Count; // TRS4301
    };

    public static async Task<decimal> InALocalFunction(ShopDb db, Guid customer)
    {
        return await Sum();

        async Task<decimal> Sum()
        {
            await using var tx = await db.BeginReadAsync();
            var sum = 0m;
            foreach (var order in tx.Orders.ByCustomer.Prefix(customer)) // TRS4301
                sum += order.Total * order.Parcels + (order.Note?.Length ?? 0);
            return sum;
        }
    }
}
