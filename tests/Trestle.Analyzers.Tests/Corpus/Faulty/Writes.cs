using Corpus;
using Trestle;

public static class Writes
{
    public static void CommitPerRow(ShopDb db, List<Customer> customers)
    {
        foreach (var customer in customers)
        {
            using var tx = db.BeginWrite(); // TRS4101
            tx.Customers.Upsert(customer);
            tx.Commit();
        }
    }

    public static void CommitPerNumber(ShopDb db, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using (var tx = db.BeginWrite()) // TRS4101
            {
                tx.Counters.Upsert(new Counter { Name = $"c{i}" });
                tx.Commit();
            }
        }
    }

    public static async Task CommitPerAwait(ShopDb db, List<Customer> customers)
    {
        foreach (var customer in customers)
            await db.WriteAsync(tx => tx.Customers.Upsert(customer)); // TRS4101
    }

    public static void RowByRow(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
            tx.Customers.Insert(customer); // TRS4102
        tx.Commit();
    }

    public static void RowByRowChanged(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
        {
            tx.Customers.Upsert(customer with { Active = true }); // TRS4102
        }

        tx.Commit();
    }

    public static void RowByRowFromAQuery(ShopDb from, ShopDb to)
    {
        using var reader = from.BeginRead();
        using var writer = to.BeginWrite();
        foreach (var customer in reader.Customers.Scan())
            writer.Customers.Insert(customer); // TRS4102
        writer.Commit();
    }

    public static void DeleteRowByRow(ShopDb db, Guid customer)
    {
        using var tx = db.BeginWrite();
        foreach (var key in tx.Orders.ByCustomer.Prefix(customer).Keys.ToList())
            tx.Orders.Delete(key); // TRS4102
        tx.Commit();
    }

    public static void Copy(ShopDb db, Guid id)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Get(id) is { } customer)
        {
            var changed = customer with { Score = 0 }; // TRS4104
        }

        tx.Commit();
    }

    public static void CopyOfItself(ShopWriteTransaction tx, Guid id)
    {
        var customer = tx.Customers.Get(id)!;
        if (customer.Score < 0)
            customer = customer with { Score = 0 }; // TRS4104
    }

    public static void CopiesOfAll(ShopDb db, string city)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in tx.Customers.ByCity.Prefix(city))
        {
            var moved = customer with { City = null }; // TRS4104
        }

        tx.Commit();
    }

    public static void Swallowed(ShopDb db, List<Customer> customers)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in customers)
        {
            try
            {
                tx.Customers.Insert(customer);
                tx.Counters.Delete(customer.Email);
            }
            catch (Exception exception) // TRS4105
            {
                GC.KeepAlive(exception);
            }
        }

        tx.Commit();
    }

    public static void SwallowedWithoutName(ShopDb db, Customer customer)
    {
        using var tx = db.BeginWrite();
        try
        {
            tx.Customers.Insert(customer);
        }
        catch // TRS4105
        {
        }

        tx.Commit();
    }

    public static Task SwallowedInALambda(ShopDb db, Customer customer) => db.WriteAsync(tx =>
    {
        try
        {
            tx.Customers.Insert(customer);
        }
        catch (Exception) // TRS4105
        {
        }
    });

    public static void UnknownSize(ShopDb db, System.Collections.Concurrent.BlockingCollection<Customer> arriving)
    {
        using var tx = db.BeginWrite();
        foreach (var customer in arriving.GetConsumingEnumerable()) // TRS4106
        {
            if (customer.Active)
                tx.Customers.Upsert(customer);
        }

        tx.Commit();
    }

    public static void UnknownSizeOfAReader(ShopDb db, TextReader names)
    {
        using var tx = db.BeginWrite();
        while (names.ReadLine() is { } name) // TRS4106
            tx.Counters.Upsert(new Counter { Name = name });
        tx.Commit();
    }

    public static void ChosenByLookup(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.Exists(counter.Name)) // TRS4107
            tx.Counters.Update(counter);
        else
            tx.Counters.Insert(counter);
        tx.Commit();
    }

    public static void ChosenByUpdate(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        if (!tx.Counters.Update(counter)) // TRS4107
            tx.Counters.Insert(counter);
        tx.Commit();
    }

    public static void InsertedWhenMissing(ShopDb db, Counter counter)
    {
        using var tx = db.BeginWrite();
        if (!tx.Counters.Exists(counter.Name)) // TRS4107
            tx.Counters.Insert(counter);
        tx.Commit();
    }

    public static void CountedUp(ShopDb db, string name)
    {
        using var tx = db.BeginWrite();
        var counter = tx.Counters.Get(name)!;
        tx.Counters.Update(counter with { Value = counter.Value + 1 }); // TRS4103
        tx.Commit();
    }

    public static void Renamed(ShopDb db, Guid id, string name)
    {
        using var tx = db.BeginWrite();
        var customer = tx.Customers.Get(id);
        if (customer is not null)
            tx.Customers.Upsert(customer with { Name = name }); // TRS4103
        tx.Commit();
    }

    public static void CountedUpWhereTried(ShopDb db, string name)
    {
        using var tx = db.BeginWrite();
        if (tx.Counters.TryGet(name, out var counter))
            tx.Counters.Update(counter with { Value = counter.Value - 1 }); // TRS4103
        tx.Commit();
    }

    public static bool RenamedOrLeft(ShopDb db, Guid id, string name)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Get(id) is not { } customer)
            return false;
        tx.Customers.Update(customer with { Name = name }); // TRS4103
        tx.Commit();
        return true;
    }
}
