using Corpus;
using Trestle;

public static class Transactions
{
    public static long NotDisposed(ShopDb db)
    {
        var tx = db.BeginRead(); // TRS4201
        return tx.Orders.Count();
    }

    public static long NeverNamed(ShopDb db) => db.BeginRead().Orders.Count(); // TRS4201

    public static void CommittedButNotDisposed(ShopDb db, Counter counter)
    {
        var tx = db.BeginWrite(); // TRS4201
        tx.Counters.Upsert(counter);
        tx.Commit();
    }

    public static void NeverCommitted(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite(); // TRS4202
        tx.Counters.Upsert(counter);
    }

    public static bool LeftEarly(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        if (counter.Value > 10)
            return false; // TRS4202
        tx.Counters.Delete("other");
        tx.Commit();
        return true;
    }

    public static bool LeftFromALoop(ShopDb db, List<Counter> counters)
    {
        using var tx = db.BeginWrite();
        foreach (var counter in counters)
        {
            if (counter.Value < 0)
                return false; // TRS4202
            tx.Counters.Upsert(counter);
        }

        tx.Commit();
        return true;
    }

    public static void CommittedInOneArm(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite(); // TRS4202
        tx.Counters.Upsert(counter);
        if (counter.Value > 10)
        {
            tx.Counters.Delete("other");
            tx.Commit();
        }
    }

    public static void ForgottenInACase(ShopDb db, Order order)
    {
        using (var tx = db.BeginWrite())
        {
            tx.Orders.Upsert(order);
            switch (order.Status)
            {
                case Status.Paid:
                    tx.Counters.IncrementValue("paid");
                    tx.Commit();
                    break;
                case Status.Sent:
                    tx.Counters.IncrementValue("sent");
                    return; // TRS4202
                default:
                    tx.Commit();
                    break;
            }
        }
    }

    public static void SkippedInALoop(ShopDb db, List<Counter> counters)
    {
        foreach (var counter in counters)
        {
            using var tx = db.BeginWrite(); // TRS4101
            tx.Counters.Upsert(counter);
            if (counter.Value == 0)
                continue; // TRS4202
            tx.Commit();
        }
    }

    public static void JumpedOver(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite(); // TRS4202
        tx.Counters.Upsert(counter);
        if (counter.Value > 10)
            goto end;
        tx.Commit();
    end:
        Console.WriteLine("done");
    }

    public static Func<bool> LeftFromALambda(ShopDb db, Counter counter) => () =>
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        if (counter.Value > 10)
            return false; // TRS4202
        tx.Commit();
        return true;
    };

    public static bool LeftFromALocalFunction(ShopDb db, Counter counter)
    {
        return Store();

        bool Store()
        {
            using var tx = db.BeginWrite();
            tx.Counters.Upsert(counter);
            try
            {
                if (counter.Value > 10)
                    return false; // TRS4202
            }
            finally
            {
                GC.KeepAlive(counter);
            }

            tx.Commit();
            return true;
        }
    }

    public static async Task Awaits(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        await Task.Delay(1); // TRS4203
        tx.Commit();
    }

    public static Task AwaitsInALambda(ShopDb db, Counter counter) => db.WriteAsync(async tx =>
    {
        await Task.Yield(); // TRS4203
        tx.Counters.Upsert(counter);
    });

    public static async Task AwaitsItsRows(ShopDb db, IAsyncEnumerable<Counter> counters)
    {
        using var tx = db.BeginWrite();
        await foreach (var counter in counters) // TRS4203 TRS4106
            tx.Counters.Upsert(counter);
        tx.Commit();
    }

    public static void Sleeps(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        Thread.Sleep(1); // TRS4204
        Console.WriteLine(counter); // TRS4204
        File.WriteAllText("counter", counter.Name); // TRS4204
        Task.Delay(1).Wait(); // TRS4204
        tx.Commit();
    }

    public static void Locks(ShopDb db, Counter counter, object gate)
    {
        using var tx = db.BeginWrite();
        lock (gate) // TRS4204
            tx.Counters.Upsert(counter);
        tx.Commit();
    }

    public static Task<string> WaitsInALambda(ShopDb db, Task<string> name) => db.WriteAsync(tx =>
    {
        var counter = tx.Counters.Upsert(new Counter { Name = name.Result }); // TRS4204
        return counter.Name;
    });

    static ShopReadTransaction snapshot; // TRS4205

    public static void Keeps(ShopDb db) => snapshot = db.BeginRead(); // TRS4205

    public static void EndlessLoop(ShopDb db)
    {
        using var tx = db.BeginRead(); // TRS4205
        while (true)
            GC.KeepAlive(tx.Orders.Count());
    }

    public static void OtherThread(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var task = Task.Run(() => tx.Counters.Delete("a")); // TRS4206
        GC.KeepAlive(task);
        tx.Commit();
    }

    public static void OtherThreads(ShopDb db, Guid[] customers)
    {
        using var tx = db.BeginRead();
        var orders = tx.Orders;
        Parallel.ForEach(customers, customer => orders.ByCustomer.Prefix(customer).Count()); // TRS4206
        new Thread(() => orders.Count()).Start(); // TRS4206
        var thread = new Thread(() => orders.Count()); // TRS4206
        thread.Start();
        GC.KeepAlive(tx.Orders.Scan().AsParallel().Sum(order => order.Total)); // TRS4206
    }

    public static void Nested(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        using (var inner = db.BeginWrite()) // TRS4207
        {
            inner.Counters.Upsert(counter);
            inner.Commit();
        }

        tx.Commit();
    }

    public static void NestedInALoop(ShopDb db, List<Counter> counters)
    {
        using var all = db.BeginWrite();
        foreach (var counter in counters)
        {
            using var one = db.BeginWrite(); // TRS4207 TRS4101
            one.Counters.Upsert(counter);
            one.Commit();
        }

        all.Counters.Delete("all");
        all.Commit();
    }

    public static Task NestedInALambda(ShopDb db, Counter counter) => db.WriteAsync(tx =>
    {
        tx.Counters.Upsert(counter);
        db.WriteAsync(inner => inner.Counters.Delete("a")).Wait(); // TRS4204 TRS4207
    });

    public static IEnumerable<Order> Lazy(ShopDb db, Guid customer)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByCustomer.Prefix(customer); // TRS4208
    }

    public static IEnumerable<decimal> LazyByLinq(ShopDb db, Guid customer)
    {
        using (var tx = db.BeginRead())
            return tx.Orders.ByCustomer.Prefix(customer).Where(order => order.Parcels > 1).Select(order => order.Total); // TRS4208
    }

    public static OrderReader Accessor(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders; // TRS4208
    }

    public static Task<IEnumerable<Order>> LazyFromALambda(ShopDb db, Guid customer) =>
        db.ReadAsync(tx => tx.Orders.ByCustomer.Prefix(customer).Where(order => order.Parcels > 1)); // TRS4208

    public static long BehindTheCommit(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Upsert(counter);
        tx.Commit();
        return tx.Counters.Count(); // TRS4208
    }

    public static async Task WaitsWithASnapshot(ShopDb db, CancellationToken cancellationToken)
    {
        using var tx = db.BeginRead(); // TRS4209
        while (!tx.Orders.Unpaid.All().Any())
            await Task.Delay(100, cancellationToken);
    }

    public static void SleepsWithASnapshot(ShopDb db)
    {
        using var tx = db.BeginRead(); // TRS4209
        for (var i = 0; i < 100 && !tx.Orders.Unpaid.All().Any(); i++)
            Thread.Sleep(10);
    }

    public static async Task TicksWithASnapshot(ShopDb db, PeriodicTimer timer)
    {
        using (var tx = db.BeginRead()) // TRS4209
        {
            while (await timer.WaitForNextTickAsync())
                GC.KeepAlive(tx.Orders.Count());
        }
    }
}

/// <summary>A reader for as long as the object lives.</summary>
public sealed class Report
{
    readonly ShopReadTransaction tx;

    public Report(ShopDb db) => tx = db.BeginRead(); // TRS4205

    public long Orders => tx.Orders.Count();
}
