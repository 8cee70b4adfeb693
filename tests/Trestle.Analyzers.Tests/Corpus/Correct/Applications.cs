using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Corpus;
using Trestle;
using Trestle.Lmdb;

/// <summary>Pieces of applications, as they are written around an embedded store.</summary>
public static class Applications
{
    static readonly Lazy<ShopDb> Shop = new(() => ShopDb.Open(LmdbStore.At("shop.lmdb")));

    public static long FromALazyOne()
    {
        using var tx = Shop.Value.BeginRead();
        return tx.Orders.Count();
    }

    public static void InBatches(ShopDb db, IEnumerable<Customer> customers)
    {
        foreach (var batch in customers.Chunk(1_000))
        {
            using var tx = db.BeginWrite();
            tx.Customers.UpsertMany(batch);
            tx.Commit();
        }
    }

    public static int Imported(ShopDb db, string path)
    {
        var products = File.ReadLines(path)
            .Select(line => line.Split(';'))
            .Select(words => new Product { Sku = words[0], Name = words[1], Price = decimal.Parse(words[2], CultureInfo.InvariantCulture), AddedOn = new DateOnly(2026, 1, 1) })
            .ToList();
        using var tx = db.BeginWrite();
        tx.Products.UpsertMany(products);
        tx.Commit();
        return products.Count;
    }

    public static void Exported(ShopDb db, string path)
    {
        using var to = File.CreateText(path);
        using var tx = db.BeginRead();
        foreach (var product in tx.Products.Scan())
            to.WriteLine($"{product.Sku};{product.Name};{product.Price};{product.Stock};{product.Description};{product.AddedOn}");
    }

    public static async Task Consumed(ShopDb db, ChannelReader<Counter> work, CancellationToken cancellationToken)
    {
        await foreach (var counter in work.ReadAllAsync(cancellationToken))
            await db.WriteAsync(tx => tx.Counters.Upsert(counter), cancellationToken);
    }

    public static async Task ConsumedInBatches(ShopDb db, ChannelReader<Counter> work, CancellationToken cancellationToken)
    {
        var batch = new List<Counter>();
        while (await work.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < 500 && work.TryRead(out var counter))
                batch.Add(counter);
            await db.WriteAsync(tx => tx.Counters.UpsertMany(batch), cancellationToken);
            batch.Clear();
        }
    }

    public static bool Transferred(ShopDb db, string from, string to, long amount)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.Get(from) is not { } source || source.Value < amount)
            return false;
        tx.Counters.Patch(from, new CounterPatch().AddValue(-amount));
        tx.Counters.Patch(to, new CounterPatch().AddValue(amount));
        tx.Commit();
        return true;
    }

    public static Order Placed(ShopDb db, Guid customer, IReadOnlyList<(string Product, int Quantity)> basket, TimeProvider clock)
    {
        using var tx = db.BeginWrite();
        var order = tx.Orders.Insert(new Order { Customer = customer, PlacedAt = clock.GetUtcNow(), Total = 0m });
        tx.Lines.InsertMany(basket.Select((item, i) => new Line { Order = order.Id, No = i + 1, Product = item.Product, Quantity = item.Quantity }));
        tx.Commit();
        return order;
    }

    public static void LoggedAndThrown(ShopDb db, Customer customer, Action<string> log)
    {
        try
        {
            using var tx = db.BeginWrite();
            tx.Customers.Insert(customer);
            tx.Commit();
        }
        catch (UniqueViolationException error)
        {
            log(error.Message);
            throw;
        }
    }

    public static async Task<bool> Repeated(ShopDb db, Customer customer, int most, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.WriteAsync(tx => tx.Customers.Upsert(customer), cancellationToken);
                return true;
            }
            catch (StoreLockedException) when (attempt < most)
            {
                await Task.Delay(10 * attempt, cancellationToken);
            }
        }
    }

    public static async Task Polled(ShopDb db, TextWriter to, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var open = await db.ReadAsync(tx => tx.Orders.Unpaid.Count(), cancellationToken);
            await to.WriteLineAsync($"{open} orders are not paid.");
        }
    }

    public static T Read<T>(ShopDb db, Func<ShopReadTransaction, T> read)
    {
        using var tx = db.BeginRead();
        return read(tx);
    }

    public static void Write(ShopDb db, Action<ShopWriteTransaction> write)
    {
        using var tx = db.BeginWrite();
        write(tx);
        tx.Commit();
    }

    public static int Together(ShopDb db, Guid customer) => Read(db, tx => tx.Orders.ByCustomer.Prefix(customer).ToList().Count);

    public static void Named(ShopDb db, Guid customer, string name) => Write(db, tx => tx.Customers.Patch(customer, new CustomerPatch().SetName(name)));

    public static string Report(ShopDb db)
    {
        using var tx = db.BeginRead();
        return $"""
            {tx.Customers.Count()} customers
            {tx.Orders.Count()} orders, {tx.Orders.Unpaid.Count()} of them not paid
            the last at {tx.Orders.ByTime.All().First()?.PlacedAt:O}
            """;
    }

    public static (long Orders, long Customers) Counted(ShopDb db)
    {
        using var tx = db.BeginRead();
        return (tx.Orders.Count(), tx.Customers.Count());
    }

    public static void Seeded(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (tx.Products.Count() == 0)
            tx.Products.InsertMany([new Product { Sku = "a", Name = "A", Price = 1m, AddedOn = new DateOnly(2026, 1, 1) }]);
        tx.Commit();
    }

    public static long CleanedUp(ShopDb db, DateTimeOffset before)
    {
        using var tx = db.BeginWrite();
        var deleted = tx.Orders.DeleteRange(tx.Orders.ByTime.Range(null, before).Take(10_000));
        tx.Commit();
        return deleted;
    }

    public static void Worked(ShopDb db, BlockingCollection<Customer> work)
    {
        foreach (var customer in work.GetConsumingEnumerable())
        {
            using var tx = db.BeginWrite();
            tx.Customers.Upsert(customer);
            tx.Commit();
        }
    }
}

/// <summary>A service that is given its database, as dependency injection does.</summary>
public sealed class Orders(ShopDb db, TimeProvider clock)
{
    public Order? Find(long id)
    {
        using var tx = db.BeginRead();
        return tx.Orders.Get(id);
    }

    public Task<Order> PlaceAsync(Guid customer, CancellationToken cancellationToken) =>
        db.WriteAsync(tx => tx.Orders.Insert(new Order { Customer = customer, PlacedAt = clock.GetUtcNow(), Total = 0m }), cancellationToken);

    public Trestle.Tables.Page<Order> Newest(string token)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByTime.All().After(token).ReadPage(20);
    }
}

/// <summary>A test class that opens its database once, and ends it.</summary>
public sealed class Fixture : IDisposable
{
    readonly ShopDb db = ShopDb.Open(LmdbStore.At(Path.GetTempFileName()));

    public void Dispose() => db.Dispose();

    public bool Holds(Customer customer)
    {
        using (var tx = db.BeginWrite())
        {
            tx.Customers.Insert(customer);
            tx.Commit();
        }

        using var read = db.BeginRead();
        return customer.Equals(read.Customers.Get(customer.Id));
    }
}

/// <summary>Some work over one transaction, which ends it.</summary>
public sealed class UnitOfWork(ShopDb db) : IDisposable
{
    readonly ShopWriteTransaction tx = db.BeginWrite();

    public void Add(Customer customer) => tx.Customers.Insert(customer);

    public void Complete() => tx.Commit();

    public void Dispose() => tx.Dispose();
}
