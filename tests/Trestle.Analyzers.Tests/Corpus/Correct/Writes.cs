using Corpus;
using Trestle;

public static class Writes
{
    public static void InsertOne(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Insert(customer);
        tx.Commit();
    }

    public static Guid InsertAndUseKey(ShopDb db, string email, string name)
    {
        using var tx = db.BeginWrite();
        var stored = tx.Customers.Insert(new Customer { Email = email, Name = name });
        tx.Commit();
        return stored.Id;
    }

    public static void InsertMany(ShopDb db, IEnumerable<Customer> customers)
    {
        using var tx = db.BeginWrite();
        tx.Customers.InsertMany(customers);
        tx.Commit();
    }

    public static void InsertTwoKinds(ShopDb db, Order order, List<Line> lines)
    {
        using var tx = db.BeginWrite();
        var stored = tx.Orders.Insert(order);
        tx.Lines.InsertMany(lines.Select(line => line with { Order = stored.Id }));
        tx.Commit();
    }

    public static void KeysOfParents(ShopDb db, List<(Order Order, List<Line> Lines)> orders)
    {
        using var tx = db.BeginWrite();
        foreach (var (order, lines) in orders)
        {
            var stored = tx.Orders.Insert(order);
            tx.Lines.InsertMany(lines.Select(line => line with { Order = stored.Id }));
        }

        tx.Commit();
    }

    public static void InBatches(ShopDb db, IEnumerable<Customer> customers)
    {
        foreach (var batch in customers.Chunk(1000))
        {
            using var tx = db.BeginWrite();
            tx.Customers.InsertMany(batch);
            tx.Commit();
        }
    }

    public static void InBatchesRowByRow(ShopDb db, IEnumerable<Customer> customers)
    {
        foreach (var batch in customers.Chunk(1000))
        {
            using var tx = db.BeginWrite();
            foreach (var customer in batch)
            {
                if (customer.Active)
                    tx.Customers.Upsert(customer);
                else
                    tx.Customers.Delete(customer.Id);
            }

            tx.Commit();
        }
    }

    public static void UpdateSome(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
        {
            if (!tx.Customers.Update(customer))
                throw new InvalidOperationException($"{customer.Id} is gone.");
        }

        tx.Commit();
    }

    public static bool UpdateOne(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        var isThere = tx.Customers.Update(customer);
        tx.Commit();
        return isThere;
    }

    public static void DeleteOne(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Delete(id))
            tx.Commit();
    }

    public static void DeleteRange(ShopDb db, DateTimeOffset before)
    {
        using var tx = db.BeginWrite();
        tx.Orders.DeleteRange(tx.Orders.ByTime.Range(null, before));
        tx.Commit();
    }

    public static void Truncate(ShopDb db)
    {
        using var tx = db.BeginWrite();
        tx.Lines.Truncate();
        tx.Commit();
    }

    public static Task Queued(ShopDb db, Customer customer, CancellationToken cancellationToken) =>
        db.WriteAsync(tx => tx.Customers.Upsert(customer), cancellationToken);

    public static async Task QueuedTogether(ShopDb db, List<Customer> customers)
    {
        var tasks = new List<Task>();
        foreach (var customer in customers)
            tasks.Add(db.WriteAsync(tx => tx.Customers.Upsert(customer)));
        await Task.WhenAll(tasks);
    }

    public static async Task QueuedBySelect(ShopDb db, List<Customer> customers) =>
        await Task.WhenAll(customers.Select(customer => db.WriteAsync(tx => tx.Customers.Upsert(customer))));

    public static async Task QueuedInBatches(ShopDb db, List<Customer> customers)
    {
        foreach (var batch in customers.Chunk(500))
            await db.WriteAsync(tx => tx.Customers.UpsertMany(batch));
    }

    public static async Task FromAQueue(ShopDb db, System.Threading.Channels.ChannelReader<Customer> arriving, CancellationToken cancellationToken)
    {
        await foreach (var customer in arriving.ReadAllAsync(cancellationToken))
            await db.WriteAsync(tx => tx.Customers.Upsert(customer), cancellationToken);
    }

    public static void ModifiedAndWritten(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Get(id) is { } customer)
            tx.Customers.Update(customer with { Name = customer.Name.Trim(), City = customer.City?.Trim() });
        tx.Commit();
    }

    public static void ModifiedInSteps(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        var customer = tx.Customers.Get(id)!;
        customer = customer with { Name = customer.Name.Trim() };
        if (customer.Score < 0)
            customer = customer with { Score = 0 };
        tx.Customers.Update(customer);
        tx.Commit();
    }

    public static void ExpectedErrorsOnly(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
        {
            try
            {
                tx.Customers.Insert(customer);
            }
            catch (UniqueViolationException)
            {
                tx.Customers.Update(customer);
            }
        }

        tx.Commit();
    }

    public static bool CatchAllAroundTheWhole(ShopDb db, Customer customer)
    {
        try
        {
            using var tx = db.BeginWrite();
            tx.Customers.Insert(customer);
            tx.Commit();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public static void CatchAllThatRethrows(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        try
        {
            tx.Customers.Insert(customer);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("The customer was refused.", exception);
        }

        tx.Commit();
    }

    public static void CatchAllInASavepoint(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        try
        {
            using var part = tx.Savepoint();
            tx.Customers.Insert(customer);
            part.Release();
        }
        catch (Exception)
        {
            tx.Counters.Upsert(new Counter { Name = "refused" });
        }

        tx.Commit();
    }

    public static void CatchAllThatLeaves(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        try
        {
            tx.Customers.Insert(customer);
        }
        catch (Exception)
        {
            return;
        }

        tx.Commit();
    }

    public static void InsertIfMissing(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.Get(counter.Name) is not { } stored)
            tx.Counters.Insert(counter);
        else if (stored.Value < counter.Value)
            tx.Counters.Update(counter);
        tx.Commit();
    }

    public static void DeleteIfThere(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.Exists(counter.Name))
            tx.Counters.Delete(counter.Name);
        else
            tx.Counters.Insert(counter);
        tx.Commit();
    }

    public static void BuiltFromSeveral(ShopDb db, List<Order> orders)
    {
        using var tx = db.BeginWrite();
        foreach (var order in orders)
        {
            var stored = tx.Orders.Insert(order);
            tx.Counters.Upsert(new Counter { Name = order.Status.ToString(), Value = stored.Id });
        }

        tx.Commit();
    }

    public static void InALoopWithRetry(ShopDb db, Customer customer)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var tx = db.BeginWrite();
                tx.Customers.Upsert(customer);
                tx.Commit();
                return;
            }
            catch (ConcurrencyConflictException)
            {
            }
        }
    }

    public static async Task UntilStopped(ShopDb db, Counter counter, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
            await db.WriteAsync(tx => tx.Counters.Upsert(counter with { Value = turn }), CancellationToken.None);
    }

    public static void ForEver(ShopDb db, Func<Counter> next)
    {
        for (; ; )
        {
            using var tx = db.BeginWrite();
            tx.Counters.Upsert(next());
            tx.Commit();
        }
    }

    public static void EachForItself(ShopDb db, List<Customer> customers, List<string> refused)
    {
        foreach (var customer in customers)
        {
            try
            {
                using var tx = db.BeginWrite();
                tx.Customers.Insert(customer);
                tx.Commit();
            }
            catch (UniqueViolationException)
            {
                refused.Add(customer.Email);
            }
        }
    }

    public static void Worker(ShopDb db, System.Collections.Concurrent.BlockingCollection<Customer> arriving)
    {
        while (arriving.TryTake(out var customer))
        {
            using var tx = db.BeginWrite();
            tx.Customers.Upsert(customer);
            tx.Commit();
        }
    }

    public static void FewKnown(ShopDb db)
    {
        using var tx = db.BeginWrite();
        tx.Counters.Insert(new Counter { Name = "orders" });
        tx.Counters.Insert(new Counter { Name = "customers" });
        tx.Commit();
    }

    public static void GraphOfRows(ShopDb db, Customer customer, Order order)
    {
        using var tx = db.BeginWrite();
        var owner = tx.Customers.Insert(customer);
        tx.Orders.Insert(order with { Customer = owner.Id });
        tx.Commit();
    }

    public static void Conditional(ShopDb db, Customer customer, bool dryRun)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Insert(customer);
        if (!dryRun)
            tx.Commit();
    }

    public static void UndoneOnPurpose(ShopDb db, Customer customer, bool dryRun)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Insert(customer);
        if (dryRun)
        {
            tx.Dispose();
            return;
        }

        tx.Commit();
    }

    public static bool LeftBeforeWriting(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.ByEmail.Exists(customer.Email))
            return false;
        tx.Customers.Insert(customer);
        tx.Commit();
        return true;
    }

    public static void WrittenByAHelper(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
            Store(tx, customer);
        tx.Commit();
    }

    public static void Store(ShopWriteTransaction tx, Customer customer)
    {
        tx.Customers.Upsert(customer);
        tx.Counters.Upsert(new Counter { Name = customer.Email, Value = customer.Score });
    }

    public static void SavepointPerPart(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
        {
            using var part = tx.Savepoint();
            tx.Customers.Insert(customer);
            if (tx.Customers.ByCity.Prefix(customer.City).Count() < 5)
                part.Release();
        }

        tx.Commit();
    }

    public static int ReadAndUsed(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        var customer = tx.Customers.Get(id)!;
        tx.Customers.Update(customer with { Score = 0 });
        tx.Commit();
        return customer.Score;
    }

    public static void OnlyWhenPositive(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Get(id) is { Score: > 0 } customer)
            tx.Customers.Update(customer with { Score = customer.Score - 1 });
        tx.Commit();
    }

    public static void Counted(ShopDb db, string name)
    {
        using var tx = db.BeginWrite();
        tx.Counters.IncrementValue(name);
        tx.Products.Patch(name, new ProductPatch().AddStock(1).SetDescription("in stock"));
        tx.Commit();
    }

    public static void Swapped(ShopDb db, string one, string other)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.Get(one) is { } first && tx.Counters.Get(other) is { } second)
        {
            tx.Counters.Update(first with { Value = second.Value });
            tx.Counters.Update(second with { Value = first.Value });
        }

        tx.Commit();
    }
}
