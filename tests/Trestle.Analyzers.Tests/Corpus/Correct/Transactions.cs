using Corpus;
using Trestle;

public static class Transactions
{
    public static long Using(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders.Count();
    }

    public static long UsingBlock(ShopDb db)
    {
        using (var tx = db.BeginRead())
            return tx.Orders.Count();
    }

    public static long Finally(ShopDb db)
    {
        var tx = db.BeginRead();
        try
        {
            return tx.Orders.Count();
        }
        finally
        {
            tx.Dispose();
        }
    }

    public static ShopReadTransaction HandedOut(ShopDb db) => db.BeginRead();

    public static ShopReadTransaction HandedOutLater(ShopDb db)
    {
        var tx = db.BeginRead();
        return tx;
    }

    public static Func<ShopReadTransaction> Factory(ShopDb db) => () => db.BeginRead();

    public static Order? RowLeaves(ShopDb db, long id)
    {
        using var tx = db.BeginRead();
        return tx.Orders.Get(id);
    }

    public static List<Order> RowsLeave(ShopDb db, Guid customer)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByCustomer.Prefix(customer).ToList();
    }

    public static List<string?> ShapedRowsLeave(ShopDb db, Guid customer)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByCustomer.Prefix(customer).Select(order => order.Note).ToList();
    }

    public static IEnumerable<Order> Yielded(ShopDb db, Guid customer)
    {
        using var tx = db.BeginRead();
        foreach (var order in tx.Orders.ByCustomer.Prefix(customer))
            yield return order;
    }

    public static IReadOnlyList<Customer?> Many(ShopDb db, Guid[] ids)
    {
        using var tx = db.BeginRead();
        return tx.Customers.GetMany(ids);
    }

    public static Task<List<Order>> ReadAsync(ShopDb db, Guid customer) => db.ReadAsync(tx => tx.Orders.ByCustomer.Prefix(customer).ToList());

    public static Task<long> ReadAsyncBlock(ShopDb db) => db.ReadAsync(tx =>
    {
        var orders = tx.Orders.Count();
        return orders + tx.Customers.Count();
    });

    public static async Task<long> ReadThatAwaits(ShopDb db) => await db.ReadAsync(async tx =>
    {
        var count = tx.Orders.Count();
        await Task.Yield();
        return count;
    });

    public static async Task AwaitBefore(ShopDb db, HttpClientStub http)
    {
        var note = await http.GetStringAsync("x");
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(new Counter { Name = note });
        tx.Commit();
    }

    public static async Task AwaitAfter(ShopDb db, HttpClientStub http)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(new Counter { Name = "a" });
        tx.Commit();
        await http.GetStringAsync("x");
    }

    public static async Task AwaitAfterBlock(ShopDb db)
    {
        using (var tx = db.BeginWrite())
        {
            tx.Counters.Upsert(new Counter { Name = "a" });
            tx.Commit();
        }

        Console.WriteLine("stored");
        await Task.Delay(10);
    }

    public static void PrintAfter(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var counter = tx.Counters.Upsert(new Counter { Name = "a" });
        tx.Commit();
        Console.WriteLine(counter.Value);
        File.WriteAllText("x", counter.Name);
    }

    public static void PrintWhileReading(ShopDb db)
    {
        using var tx = db.BeginRead();
        foreach (var order in tx.Orders.ByTime.All())
            Console.WriteLine($"{order.Id} {order.Total} {order.Note}");
    }

    public static async Task AwaitWhileReading(ShopDb db, TextWriter to)
    {
        using var tx = db.BeginRead();
        foreach (var order in tx.Orders.ByTime.All())
            await to.WriteLineAsync($"{order.Id} {order.Total} {order.Note}");
    }

    public static void LambdaInside(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        tx.Customers.InsertMany(customers.Where(customer => customer.Active).Select(customer => customer with { Name = customer.Name.Trim() }));
        tx.Commit();
    }

    public static void LaterInALambda(ShopDb db, List<Action> later)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(new Counter { Name = "a" });
        later.Add(() => Console.WriteLine("a"));
        tx.Commit();
    }

    public static Task<long> OwnTransactionInTask(ShopDb db) => Task.Run(() =>
    {
        using var tx = db.BeginRead();
        return tx.Orders.Count();
    });

    public static void OwnTransactionPerThread(ShopDb db, Guid[] customers) => Parallel.ForEach(customers, customer =>
    {
        using var tx = db.BeginRead();
        tx.Orders.ByCustomer.Prefix(customer).Count();
    });

    public static async Task<long> MovedAndAwaited(ShopDb db)
    {
        using var tx = db.BeginRead();
        return await Task.Run(() => tx.Orders.Count());
    }

    public static void RowsInParallel(ShopDb db, Guid customer)
    {
        List<Order> orders;
        using (var tx = db.BeginRead())
            orders = tx.Orders.ByCustomer.Prefix(customer).ToList();
        Parallel.ForEach(orders, order => Math.Sqrt((double)order.Total));
    }

    public static void OneAfterTheOther(ShopDb db)
    {
        using (var tx = db.BeginWrite())
        {
            tx.Counters.Upsert(new Counter { Name = "a" });
            tx.Commit();
        }

        using (var tx = db.BeginWrite())
        {
            tx.Counters.Upsert(new Counter { Name = "b" });
            tx.Commit();
        }
    }

    public static void BehindACommit(ShopDb db)
    {
        using var first = db.BeginWrite();
        first.Counters.Upsert(new Counter { Name = "a" });
        first.Commit();
        using var second = db.BeginWrite();
        second.Counters.Upsert(new Counter { Name = "b" });
        second.Commit();
    }

    public static void TwoStores(ShopDb from, ShopDb to)
    {
        using var reader = from.BeginRead();
        using var writer = to.BeginWrite();
        writer.Customers.InsertMany(reader.Customers.Scan());
        writer.Commit();
    }

    public static void TwoWriters(ShopDb one, ShopDb other)
    {
        using var first = one.BeginWrite();
        using var second = other.BeginWrite();
        first.Counters.Upsert(new Counter { Name = "a" });
        second.Counters.Upsert(new Counter { Name = "a" });
        first.Commit();
        second.Commit();
    }

    public static void ReadWhileWriting(ShopDb db)
    {
        using var before = db.BeginRead();
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(new Counter { Name = "a", Value = before.Orders.Count() });
        tx.Commit();
    }

    public static async Task WaitLoopWithFreshSnapshots(ShopDb db, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using (var tx = db.BeginRead())
            {
                if (tx.Orders.Unpaid.All().Any())
                    return;
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    public static void EndlessWorker(ShopDb db, System.Collections.Concurrent.BlockingCollection<Counter> work)
    {
        while (true)
        {
            var counter = work.Take();
            using var tx = db.BeginWrite();
            tx.Counters.Upsert(counter);
            tx.Commit();
        }
    }

    public static int LoopThatEnds(ShopDb db)
    {
        using var tx = db.BeginRead();
        var next = tx.Products.First();
        var steps = 0;
        while (true)
        {
            if (next?.Description is null)
                break;
            next = tx.Products.Get(next.Description);
            steps++;
        }

        return steps;
    }

    public static long Passed(ShopDb db)
    {
        using var tx = db.BeginRead();
        return CountAll(tx);
    }

    public static long CountAll(ShopReadTransaction tx) => tx.Orders.Count() + tx.Customers.Count();

    public static long Held(ShopDb db)
    {
        using var tx = db.BeginRead();
        var orders = tx.Orders;
        return orders.Count() + orders.Unpaid.Count();
    }

    public static bool Answer(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        var isNew = !tx.Customers.ByEmail.Exists(customer.Email);
        if (isNew)
            tx.Customers.Insert(customer);
        tx.Commit();
        return isNew;
    }

    public static bool CommitOnBothPaths(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Upsert(customer);
        if (customer.Active)
        {
            tx.Commit();
            return true;
        }

        tx.Counters.Upsert(new Counter { Name = "inactive" });
        tx.Commit();
        return false;
    }

    public static void JumpsBeforeTheCommit(ShopDb db, List<Counter> counters)
    {
        using var tx = db.BeginWrite();
        foreach (var counter in counters)
        {
            if (counter.Value == 0)
                continue;
            if (counter.Value < 0)
                break;
            tx.Counters.Upsert(counter);
        }

        tx.Commit();
    }

    public static void LeftBeforeItWrites(ShopDb db, Func<Counter?> next)
    {
        while (next() is { } counter)
        {
            using var tx = db.BeginWrite();
            if (tx.Counters.Exists(counter.Name))
                continue;
            tx.Counters.Insert(counter);
            tx.Counters.Delete("other");
            tx.Commit();
        }
    }

    public static void ThrowUndoes(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Upsert(customer);
        if (tx.Customers.Count() > 1000)
            throw new InvalidOperationException("There are too many customers.");
        tx.Commit();
    }

    public static void DecidedByAFlag(ShopDb db, List<Counter> counters)
    {
        using var tx = db.BeginWrite();
        var hasChanged = false;
        foreach (var counter in counters)
        {
            if (tx.Counters.Update(counter))
                hasChanged = true;
            else if (counter.Value > 0)
                tx.Counters.Insert(counter);
        }

        if (hasChanged)
            tx.Commit();
    }

    public static string DecidedAfterwards(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Upsert(customer);
        if (tx.Customers.ByCity.Prefix(customer.City).Count() <= 1000)
        {
            tx.Commit();
            return "stored";
        }

        return "undone";
    }

    public static void DecidedBySwitch(ShopDb db, Order order)
    {
        using var tx = db.BeginWrite();
        tx.Orders.Upsert(order);
        switch (order.Status)
        {
            case Status.Paid:
                tx.Commit();
                break;
            default:
                Console.WriteLine("undone");
                break;
        }
    }

    public static bool NothingThereToDelete(ShopDb db, string name)
    {
        using var tx = db.BeginWrite();
        if (!tx.Counters.Delete(name))
            return false;
        tx.Commit();
        return true;
    }

    public static bool NothingThereToPatch(ShopDb db, string sku)
    {
        using var tx = db.BeginWrite();
        var product = tx.Products.Patch(sku, new ProductPatch().AddStock(-1));
        if (product is null)
            return false;
        tx.Commit();
        return product.Stock > 0;
    }

    public static bool UndoneByAnExpectedError(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        try
        {
            tx.Customers.Insert(customer);
            tx.Commit();
            return true;
        }
        catch (UniqueViolationException)
        {
            return false;
        }
    }

    public static void CommittedInFinally(ShopDb db, Counter counter, Func<bool> more)
    {
        using var tx = db.BeginWrite();
        try
        {
            tx.Counters.Upsert(counter);
            if (!more())
                return;
            tx.Counters.Delete("other");
        }
        finally
        {
            tx.Commit();
        }
    }

    public static int CommittedInALoop(ShopDb db, Func<Counter?> next)
    {
        using var tx = db.BeginWrite();
        var count = 0;
        while (true)
        {
            if (next() is not { } counter)
            {
                tx.Commit();
                return count;
            }

            tx.Counters.Upsert(counter);
            count++;
        }
    }

    public static Action CommittedInALambda(ShopDb db, Counter counter) => () =>
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        if (counter.Value > 10)
            tx.Counters.Delete("other");
        tx.Commit();
    };

    public static void HelperCommits(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Upsert(customer);
        Finish(tx);
    }

    public static void Finish(ShopWriteTransaction tx) => tx.Commit();

    public static async Task HelperCommitsBeforeTheAwait(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Upsert(customer);
        Finish(tx);
        await Task.Delay(1);
        using var next = db.BeginWrite();
        next.Customers.Delete(customer.Id);
        next.Commit();
    }

    public static async Task AwaitsItsOwnVerbs(ShopDb db, Customer customer)
    {
        await using var tx = await db.BeginWriteAsync();
        await tx.Customers.UpsertAsync(customer);
        await Both(tx, customer);
        await tx.CommitAsync();
    }

    public static async Task Both(ShopWriteTransaction tx, Customer customer)
    {
        await tx.Customers.UpsertAsync(customer);
        await tx.Counters.UpsertAsync(new Counter { Name = customer.Email });
    }

    public static void TakenAgain(ShopDb db, Counter counter)
    {
        var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        tx.Commit();
        tx = db.BeginWrite();
        tx.Counters.Delete(counter.Name);
        tx.Dispose();
    }

    public static void AFewCommits(ShopDb db)
    {
        for (var i = 0; i < 3; i++)
        {
            using var tx = db.BeginWrite();
            tx.Counters.Upsert(new Counter { Name = $"c{i}" });
            tx.Commit();
        }
    }

    public static long ViewInside(ShopDb db, long id)
    {
        using var tx = db.BeginRead();
        return tx.Orders.TryView(id, out var view) ? view.Parcels : 0;
    }

    public static void DisposedEarly(ShopDb db)
    {
        var tx = db.BeginRead();
        var count = tx.Orders.Count();
        tx.Dispose();
        Console.WriteLine(count);
    }

    public sealed class HttpClientStub
    {
        public Task<string> GetStringAsync(string address) => Task.FromResult(address);
    }
}

/// <summary>A short-lived helper that is given its transaction.</summary>
public sealed class Loader(ShopWriteTransaction tx)
{
    readonly Dictionary<string, Guid> known = [];

    public Guid CustomerOf(string email)
    {
        if (!known.TryGetValue(email, out var id))
            known[email] = id = tx.Customers.Insert(new Customer { Email = email, Name = email }).Id;
        return id;
    }
}

/// <summary>A unit of work that ends what it began.</summary>
public sealed class UnitOfWork : IDisposable
{
    readonly ShopWriteTransaction tx;

    public UnitOfWork(ShopDb db) => tx = db.BeginWrite();

    public CustomerTable Customers => tx.Customers;

    public void Complete() => tx.Commit();

    public void Dispose() => tx.Dispose();
}

/// <summary>What a program shares is the database, not a transaction.</summary>
public static class Shared
{
    static ShopDb? database;

    public static ShopDb Database => database ??= ShopDb.Open(Trestle.Lmdb.LmdbStore.At("shop.lmdb"));

    public static long Count()
    {
        using var tx = Database.BeginRead();
        return tx.Orders.Count();
    }
}
