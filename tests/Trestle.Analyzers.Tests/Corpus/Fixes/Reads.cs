using Corpus;
using Trestle;

public static class Reads
{
    // The order does not matter to a sum.
    public static decimal Sum(ShopDb db)
    {
        using var tx = db.BeginRead();
        var customer = Seed.Ids[2];
        return tx.Orders.Scan().Where(order => order.Customer == customer).Sum(order => order.Total); // TRS4001
    }

    public static decimal SumWithRest(ShopDb db)
    {
        using var tx = db.BeginRead();
        var customer = Seed.Ids[2];
        // A comment stays.
        return tx.Orders.Scan() /* so does this */ .Where(order => order.Parcels > 1 && customer == order.Customer && (order.Total > 2 || order.Note is null)).Sum(order => order.Total); // TRS4001
    }

    public static List<Customer> ByKey(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Where(found => found.Id == Seed.Ids[1]).ToList(); // TRS4001
    }

    public static List<Customer> ByScore(ShopDb db) => Run(db, tx => tx.Customers.Scan().Where(found => found.Score == 2).ToList()); // TRS4001

    public static int ByRange(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Where(found => found.Score >= 1 && found.Score < 3).Count(); // TRS4001
    }

    public static int ByLowerBound(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Where(found => found.Score > 1).Select(found => found.Score).Sum(); // TRS4001
    }

    public static int ByClosedRange(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Count(found => found.Score >= 1 && found.Score <= 2); // TRS4001
    }

    public static int ByNull(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Count(found => found.City is null); // TRS4001
    }

    public static bool ByUnique(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Customers.Scan().Any(found => found.Email == "3@x" && found.Active); // TRS4001
    }

    public static List<Order> AlongTheIndex(ShopDb db)
    {
        using var tx = db.BeginRead();
        var since = DateTimeOffset.UnixEpoch.AddHours(4);
        return tx.Orders.ByTime.All().Where(order => order.PlacedAt >= since && order.PlacedAt < DateTimeOffset.MaxValue).ToList(); // TRS4001
    }

    public static string ByLoop(ShopDb db)
    {
        using var tx = db.BeginRead();
        var text = "";
        foreach (var line in tx.Lines.Scan())
        {
            if (line.Order == 7) // TRS4001
                text += line.Product + line.No + line.Quantity;
        }

        return text;
    }

    public static List<string> BySyntax(ShopDb db)
    {
        using var tx = db.BeginRead();
        return (from line in tx.Lines.Scan()
                where line.Order == 3 // TRS4001
                select line.Product).ToList();
    }

    public static string Lookups(ShopDb db)
    {
        using var tx = db.BeginRead();
        var names = "";
        foreach (var id in Seed.Ids)
        {
            var customer = tx.Customers.Get(id); // TRS4004
            // Nobody is skipped.
            names += customer?.Name ?? "-";
        }

        return names;
    }

    public static List<Customer?> LookupsBySelect(ShopDb db)
    {
        using var tx = db.BeginRead();
        return Seed.Ids.Select(id => tx.Customers.Get(id)).ToList(); // TRS4004
    }

    public static List<Customer?> LookupsOfASequence(ShopDb db)
    {
        using var tx = db.BeginRead();
        return Seed.Ids.Reverse().Append(Guid.Empty).Select(id => tx.Customers.Get(id)).ToList(); // TRS4004
    }

    public static List<Customer?> LookupsOfReferencesBySelect(ShopDb db)
    {
        using var tx = db.BeginRead();
        var orders = tx.Orders.ByCustomer.Prefix(Seed.Ids[1]).ToList();
        return orders.Select(order => tx.Customers.Get(order.Customer)).ToList(); // TRS4004
    }

    public static string LookupsOfReferences(ShopDb db)
    {
        using var tx = db.BeginRead();
        var names = "";
        var orders = tx.Orders.ByTime.All().Take(9).ToList();
        foreach (var order in orders)
        {
            var buyer = tx.Customers.Get(order.Customer); // TRS4004
            names += $"{order.Id} {buyer?.Name};";
        }

        return names;
    }

    public static string LookupsOfReferencesInExpressions(ShopDb db)
    {
        using var tx = db.BeginRead();
        var names = "";
        var lines = tx.Lines.Scan().Take(12).ToArray();
        foreach (var line in lines)
            names += $"{line.No} {tx.Orders.Get(line.Order)!.Total};"; // TRS4004
        return names;
    }

    public static string LookupsBesideTheirKeys(ShopDb db)
    {
        using var tx = db.BeginRead();
        var names = "";
        foreach (var id in Seed.Ids)
        {
            if (tx.Customers.Get(id) is { } found) // TRS4004
                names += $"{id} {found.Name};";
        }

        return names;
    }

    public static int Views(ShopDb db)
    {
        using var tx = db.BeginRead();
        var stock = 0;
        foreach (var product in tx.Products.ByPrice.Range(null, 2m)) // TRS4005
            stock += product.Stock;
        return stock;
    }

    public static string Questions(ShopDb db)
    {
        using var tx = db.BeginRead();
        var one = tx.Orders.ByCustomer.Prefix(Seed.Ids[1]).Count() > 0; // TRS4006
        var two = 0 == tx.Orders.ByCustomer.Prefix(Guid.Empty).Count(); // TRS4006
        var three = tx.Orders.ByTime.Range(null, DateTimeOffset.UnixEpoch).First() is not null; // TRS4006
        if (tx.Customers.Get(Seed.Ids[1]) != null && tx.Customers.ByEmail.Get("nobody") is null) // TRS4006 TRS4006
            return $"{one} {two} {three}";
        return "";
    }

    public static string Ordered(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Products.Scan().OrderBy(product => product.Price).Aggregate("", (text, product) => text + product.Sku); // TRS4008
    }

    public static string OrderedDown(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders.Scan()
            .OrderByDescending(order => order.PlacedAt) // TRS4008
            .Select(order => order.Id)
            .Aggregate("", (text, id) => text + id);
    }

    public static List<Order> OrderedAlready(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders.ByCustomer.Prefix(Seed.Ids[3]).OrderByDescending(order => order.PlacedAt).ToList(); // TRS4008
    }

    public static string Keys(ShopDb db)
    {
        using var tx = db.BeginRead();
        var text = "";
        foreach (var key in tx.Orders.ByCustomer.Prefix(Seed.Ids[1]).Keys) // TRS4010
        {
            var order = tx.Orders.Get(key)!;
            text += $"{order.Id} {order.Total} {order.Status};";
        }

        return text;
    }

    public static IReadOnlyList<Order?> KeysAndMany(ShopDb db)
    {
        using var tx = db.BeginRead();
        return tx.Orders.GetMany(tx.Orders.ByCustomer.Prefix(Seed.Ids[1]).Keys.ToList()); // TRS4010
    }

    static T Run<T>(ShopDb db, Func<ShopReadTransaction, T> body)
    {
        using var tx = db.BeginRead();
        return body(tx);
    }
}
