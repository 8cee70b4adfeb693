using Corpus;
using Trestle;

public static class Writes
{
    public static void CommitPerRow(ShopDb db)
    {
        var counters = Enumerable.Range(1, 5).Select(i => new Counter { Name = $"c{i}", Value = i * 10 });
        // One transaction for each of them.
        foreach (var counter in counters)
        {
            using var tx = db.BeginWrite(); // TRS4101
            // Whether or not it is there.
            tx.Counters.Upsert(counter);
            tx.Counters.Delete("c2");
            tx.Commit();
        }
    }

    public static void RowByRow(ShopDb db)
    {
        var counters = new List<Counter> { new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c1", Value = 7 } };
        using var tx = db.BeginWrite();
        foreach (var counter in counters)
            tx.Counters.Upsert(counter); // TRS4102
        tx.Commit();
    }

    public static void RowByRowChanged(ShopDb db)
    {
        var names = new[] { "x", "y" };
        using var tx = db.BeginWrite();
        foreach (var name in names)
        {
            tx.Counters.Insert(new Counter { Name = name, Value = name.Length }); // TRS4102
        }

        tx.Commit();
    }

    public static string Duplicates(ShopDb db)
    {
        var counters = new List<Counter> { new() { Name = "a" }, new() { Name = "a" } };
        using var tx = db.BeginWrite();
        foreach (var counter in counters)
            tx.Counters.Insert(counter); // TRS4102
        tx.Commit();
        return "";
    }

    public static void DeleteRowByRow(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var key in tx.Orders.ByCustomer.Prefix(Seed.Ids[2]).Keys.ToList())
            tx.Orders.Delete(key); // TRS4102
        tx.Commit();
    }

    public static void Guarded(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var counter in new[] { new Counter { Name = "c1", Value = 9 }, new Counter { Name = "new" } })
        {
            if (tx.Counters.Exists(counter.Name)) // TRS4107
                tx.Counters.Update(counter);
            else
                tx.Counters.Insert(counter);
            tx.Customers.Delete(Guid.Empty);
        }

        tx.Commit();
    }

    public static void GuardedTheOtherWay(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var counter = new Counter { Name = "c2", Value = 5 };
        if (!tx.Counters.Update(counter)) // TRS4107
        {
            tx.Counters.Insert(counter);
        }

        tx.Commit();
    }

    public static void CommentsStay(ShopDb db)
    {
        var names = new[] { "x", "y" };
        using var tx = db.BeginWrite();
        foreach (var name in names)
        {
            // A counter for each name.
            tx.Counters.Insert(new Counter { Name = name }); // TRS4102
        }

        tx.Commit();
    }

    public static void OnlyWhenMissing(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var counter = new Counter { Name = "c1", Value = 100 };
        if (!tx.Counters.Exists(counter.Name)) // TRS4107
            tx.Counters.Insert(counter);
        tx.Commit();
    }

    public static void CountUp(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "c1", "none" })
        {
            if (tx.Counters.Get(name) is { } counter)
                tx.Counters.Update(counter with { Value = counter.Value + name.Length }); // TRS4103
        }

        tx.Commit();
    }

    public static void CountDown(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (tx.Products.Get("p3") is { } product)
        {
            // One was sold.
            tx.Products.Update(product with { Stock = product.Stock - 1 }); // TRS4103
        }

        tx.Commit();
    }

    public static void CountUpKnown(ShopDb db)
    {
        using var tx = db.BeginWrite();
        // It is there from the start.
        var counter = tx.Counters.Get("c1")!;
        tx.Counters.Update(counter with { Value = counter.Value + 5 }); // TRS4103
        tx.Commit();
    }

    public static void CountUpTried(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "none" })
        {
            if (tx.Counters.TryGet(name, out var counter))
                tx.Counters.Update(counter with { Value = counter.Value + 1 }); // TRS4103
        }

        tx.Commit();
    }

    public static string CountUpOrLeave(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "c2", "none", "c1" })
        {
            var counter = tx.Counters.Get(name);
            if (counter is null)
                break;
            tx.Counters.Update(counter with { Value = counter.Value + 3 }); // TRS4103
        }

        tx.Commit();
        return "";
    }

    public static bool SetFieldOrLeave(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (!tx.Customers.TryGet(Guid.Empty, out var customer))
            return false;
        tx.Customers.Update(customer with { Active = false }); // TRS4103
        tx.Commit();
        return true;
    }

    public static int CountUpOrThrow(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (tx.Products.Get("p2") is not { } product)
            throw new InvalidOperationException("It is gone.");
        tx.Products.Update(product with { Stock = product.Stock + 4 }); // TRS4103
        tx.Commit();
        return 1;
    }

    public static void SetFieldChecked(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var customer = tx.Customers.Get(Seed.Ids[2]);
        if (customer != null)
            tx.Customers.Upsert(customer with { Name = "renamed" }); // TRS4103
        tx.Commit();
    }

    public static void SetField(ShopDb db)
    {
        var city = "Ulm";
        using var tx = db.BeginWrite();
        if (tx.Customers.Get(Seed.Ids[1]) is { } customer)
            tx.Customers.Update(customer with { City = city, Active = false, Score = customer.Score + 2 }); // TRS4103
        tx.Commit();
    }
}
