using System.Data.Common;
using Corpus;
using Trestle.Lmdb;

public static class Lifetime
{
    public static ShopDb OpenOnce(string path) => ShopDb.Open(LmdbStore.At(path));

    public static long OpenInMain(string path)
    {
        using var db = ShopDb.Open(LmdbStore.At(path));
        using var tx = db.BeginRead();
        return tx.Orders.Count();
    }

    public static void OpenEachOfSeveral(string[] paths)
    {
        foreach (var path in paths)
        {
            using var db = ShopDb.Open(LmdbStore.At(path));
            db.Stats();
        }
    }

    public static void OpenEachByItsNumber(string[] paths)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            using var db = ShopDb.Open(LmdbStore.At(paths[i]));
            db.Stats();
        }
    }

    public static Task PassesToken(ShopDb db, Counter counter, CancellationToken cancellationToken) =>
        db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken);

    public static Task HasNoToken(ShopDb db, Counter counter) => db.WriteAsync(tx => tx.Counters.Upsert(counter));

    public static Task HasTwoTokens(ShopDb db, Counter counter, CancellationToken stop, CancellationToken abort) =>
        stop.IsCancellationRequested ? Task.CompletedTask : db.WriteAsync(tx => tx.Counters.Upsert(counter));

    public static Task MustNotStop(ShopDb db, Counter counter, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.CompletedTask : db.WriteAsync(tx => tx.Counters.Upsert(counter), CancellationToken.None);

    public static async Task<long> Together(ShopDb db)
    {
        var orders = db.ReadAsync(tx => tx.Orders.Count());
        var customers = db.ReadAsync(tx => tx.Customers.Count());
        await Task.WhenAll(orders, customers);
        return await orders + await customers;
    }

    public static async Task<long> Dependent(ShopDb db, long id)
    {
        var order = await db.ReadAsync(tx => tx.Orders.Get(id));
        var count = await db.ReadAsync(tx => tx.Orders.ByCustomer.Prefix(order!.Customer).Count());
        return count;
    }

    public static async Task<long> WithAWriteBetween(ShopDb db)
    {
        var before = await db.ReadAsync(tx => tx.Orders.Count());
        await db.WriteAsync(tx => tx.Orders.Delete(1));
        var after = await db.ReadAsync(tx => tx.Orders.Count());
        return before - after;
    }

    public static async Task<int> SharedState(ShopDb db)
    {
        var seen = 0;
        var one = await db.ReadAsync(tx => seen = (int)tx.Orders.Count());
        var two = await db.ReadAsync(tx => seen + (int)tx.Customers.Count());
        return one + two;
    }

    public static async Task<long> OneRead(ShopDb db) => await db.ReadAsync(tx => tx.Orders.Count() + tx.Customers.Count());

    public static void ConstantSql(DbCommand command, Guid id)
    {
        command.CommandText = "SELECT count(*) FROM orders WHERE customer = @customer";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "customer";
        parameter.Value = id;
        command.Parameters.Add(parameter);
    }

    public static void ConcatenatedConstants(DbCommand command) => command.CommandText = "SELECT count(*) " + "FROM orders";

    public static void NamesOfThePrograms(DbCommand command) => command.CommandText = $"SELECT count(*) FROM {Table}";

    public static void GivenSql(DbCommand command, string sql) => command.CommandText = sql;

    const string Table = "orders";

    public static void SyncInSync(ShopDb db)
    {
        using var tx = db.BeginRead();
        tx.Orders.Count();
    }

    public static async Task SyncOnAnEmbeddedStore(ShopDb db)
    {
        await Task.Yield();
        using var tx = db.BeginRead();
        tx.Orders.Count();
    }
}
