using Corpus;
using Trestle;

public static class Writes
{
    public static void CommitPerRow(ShopDb db)
    {
        var counters = Enumerable.Range(1, 5).Select(i => new Counter { Name = $"c{i}", Value = i * 10 });
        // One transaction for each of them.
        using var tx = db.BeginWrite();
        foreach (var counter in counters)
        {
            // Whether or not it is there.
            tx.Counters.Upsert(counter);
            tx.Counters.Delete("c2");
        }
        tx.Commit();
    }

    public static void RowByRow(ShopDb db)
    {
        var counters = new List<Counter> { new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c1", Value = 7 } };
        using var tx = db.BeginWrite();
        tx.Counters.UpsertMany(counters); // TRS4102
        tx.Commit();
    }

    public static void RowByRowChanged(ShopDb db)
    {
        var names = new[] { "x", "y" };
        using var tx = db.BeginWrite();
        // TRS4102
        tx.Counters.InsertMany(names.Select(name => new Counter { Name = name, Value = name.Length }));

        tx.Commit();
    }

    public static string Duplicates(ShopDb db)
    {
        var counters = new List<Counter> { new() { Name = "a" }, new() { Name = "a" } };
        using var tx = db.BeginWrite();
        tx.Counters.InsertMany(counters); // TRS4102
        tx.Commit();
        return "";
    }

    public static void DeleteRowByRow(ShopDb db)
    {
        using var tx = db.BeginWrite();
        tx.Orders.DeleteRange(tx.Orders.ByCustomer.Prefix(Seed.Ids[2])); // TRS4102
        tx.Commit();
    }

    public static void Guarded(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var counter in new[] { new Counter { Name = "c1", Value = 9 }, new Counter { Name = "new" } })
        {
            // TRS4107
            tx.Counters.Upsert(counter);
            tx.Customers.Delete(Guid.Empty);
        }

        tx.Commit();
    }

    public static void GuardedTheOtherWay(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var counter = new Counter { Name = "c2", Value = 5 };
        // TRS4107
        tx.Counters.Upsert(counter);

        tx.Commit();
    }

    public static void CommentsStay(ShopDb db)
    {
        var names = new[] { "x", "y" };
        using var tx = db.BeginWrite();
        // A counter for each name.
        // TRS4102
        tx.Counters.InsertMany(names.Select(name => new Counter { Name = name }));

        tx.Commit();
    }

    public static void OnlyWhenMissing(ShopDb db)
    {
        using var tx = db.BeginWrite();
        var counter = new Counter { Name = "c1", Value = 100 };
        // TRS4107
        tx.Counters.GetOrInsert(counter);
        tx.Commit();
    }

    public static void CountUp(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "c1", "none" })
        {
            tx.Counters.IncrementValue(name, name.Length); // TRS4103
        }

        tx.Commit();
    }

    public static void CountDown(ShopDb db)
    {
        using var tx = db.BeginWrite();
        // One was sold.
        // TRS4103
        tx.Products.IncrementStock("p3", -1);

        tx.Commit();
    }

    public static void CountUpKnown(ShopDb db)
    {
        using var tx = db.BeginWrite();
        // It is there from the start.
        tx.Counters.IncrementValue("c1", 5); // TRS4103
        tx.Commit();
    }

    public static void CountUpTried(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "none" })
        {
            tx.Counters.IncrementValue(name, 1); // TRS4103
        }

        tx.Commit();
    }

    public static string CountUpOrLeave(ShopDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var name in new[] { "c0", "c2", "none", "c1" })
        {
            if (tx.Counters.IncrementValue(name, 3) is null)
                break;
            // TRS4103
        }

        tx.Commit();
        return "";
    }

    public static bool SetFieldOrLeave(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (tx.Customers.Patch(Guid.Empty, new CustomerPatch().SetActive(false)) is null)
            return false;
        // TRS4103
        tx.Commit();
        return true;
    }

    public static int CountUpOrThrow(ShopDb db)
    {
        using var tx = db.BeginWrite();
        if (tx.Products.IncrementStock("p2", 4) is null)
            throw new InvalidOperationException("It is gone.");
        // TRS4103
        tx.Commit();
        return 1;
    }

    public static void SetFieldChecked(ShopDb db)
    {
        using var tx = db.BeginWrite();
        tx.Customers.Patch(Seed.Ids[2], new CustomerPatch().SetName("renamed")); // TRS4103
        tx.Commit();
    }

    public static void SetField(ShopDb db)
    {
        var city = "Ulm";
        using var tx = db.BeginWrite();
        tx.Customers.Patch(Seed.Ids[1], new CustomerPatch().SetCity(city).SetActive(false).AddScore(2)); // TRS4103
        tx.Commit();
    }
}
