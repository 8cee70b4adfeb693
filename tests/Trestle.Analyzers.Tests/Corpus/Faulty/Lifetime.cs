using System.Data.Common;
using Corpus;
using Trestle.Lmdb;

public static class Lifetime
{
    public static Task TokenAtHand(ShopDb db, Counter counter, CancellationToken cancellationToken) =>
        db.WriteAsync(tx => tx.Counters.Upsert(counter)); // TRS4302

    public static async Task<long> TokenInALambda(ShopDb db, Func<Func<CancellationToken, Task<long>>, Task<long>> retry) =>
        await retry(token => db.ReadAsync(tx => tx.Orders.Count())); // TRS4302

    public static async Task<List<Order>> TokenInAnAsyncMethod(ShopDb db, Guid customer, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return await db.ReadAsync(tx => tx.Orders.ByCustomer.Prefix(customer).ToList()); // TRS4302
    }

    public static async Task<long> OneByOne(ShopDb db)
    {
        var orders = await db.ReadAsync(tx => tx.Orders.Count());
        var customers = await db.ReadAsync(tx => tx.Customers.Count()); // TRS4303
        return orders + customers;
    }

    public static async Task<string> OneByOneByKey(ShopDb db, long id, string email)
    {
        if (id > 0)
        {
            var order = await db.ReadAsync(tx => tx.Orders.Get(id));
            var customer = await db.ReadAsync(tx => tx.Customers.ByEmail.Get(email)); // TRS4303
            return order?.Note + customer?.Name;
        }

        return "";
    }

    public static Func<Task<long>> OneByOneLater(ShopDb db) => async () =>
    {
        var orders = await db.ReadAsync(tx => tx.Orders.Count());
        var lines = await db.ReadAsync(tx => tx.Lines.Count()); // TRS4303
        return orders + lines;
    };

    public static void OpenedWhileWaiting(string path, Func<bool> more)
    {
        while (more())
        {
            using var db = ShopDb.Open(LmdbStore.At(path)); // TRS4304
            db.Stats();
        }
    }

    public static void OpenedInALoop(string path)
    {
        for (var i = 0; i < 10; i++)
        {
            using var db = ShopDb.Open(LmdbStore.At(path)); // TRS4304
            db.Stats();
        }
    }

    public static ShopDb Database => ShopDb.Open(LmdbStore.At("shop.lmdb")); // TRS4304

    public static void Interpolated(DbCommand command, string name) => command.CommandText = $"SELECT * FROM counters WHERE name = '{name}'"; // TRS4305

    public static void Concatenated(DbCommand command, Guid id)
    {
        var text = "SELECT * FROM orders WHERE customer = '" + id + "'";
        command.CommandText = text; // TRS4305
    }

    public static void Formatted(DbCommand command, string name) => command.CommandText = string.Format("SELECT * FROM counters WHERE name = '{0}'", name); // TRS4305
}
