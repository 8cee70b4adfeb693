using Corpus;
using Trestle;

public static class Reads
{
    public static List<Order> Scan(ShopReadTransaction tx, Guid customer) =>
        tx.Orders.Scan().Where(order => order.Customer == customer).ToList(); // TRS4001

    public static List<Customer> ScanByKey(ShopReadTransaction tx, Guid id) =>
        tx.Customers.Scan().Where(customer => customer.Id == id).ToList(); // TRS4001

    public static List<Customer> ScanByRange(ShopReadTransaction tx, int low, int high) =>
        tx.Customers.Scan().Where(customer => customer.Score >= low && customer.Score < high).ToList(); // TRS4001

    public static Customer? FirstOfScan(ShopReadTransaction tx, string email) =>
        tx.Customers.Scan().FirstOrDefault(customer => customer.Email == email); // TRS4001

    public static bool AnyOfScan(ShopReadTransaction tx, string city) =>
        tx.Customers.Scan().Any(customer => customer.City == city && customer.Active); // TRS4001

    public static int CountNulls(ShopReadTransaction tx) => tx.Customers.Scan().Count(customer => customer.City is null); // TRS4001

    public static IEnumerable<string> BySyntax(ShopReadTransaction tx, Guid customer) =>
        from order in tx.Orders.Scan()
        where order.Customer == customer // TRS4001
        select order.Note;

    public static decimal ByLoop(ShopReadTransaction tx, Guid customer)
    {
        var sum = 0m;
        foreach (var order in tx.Orders.Scan())
        {
            if (order.Customer == customer) // TRS4001
                sum += order.Total * order.Parcels + (order.Note?.Length ?? 0);
        }

        return sum;
    }

    public static decimal ByGuard(ShopReadTransaction tx, Guid customer)
    {
        var sum = 0m;
        foreach (var order in tx.Orders.Scan())
        {
            if (order.Customer != customer) // TRS4001
                continue;
            sum += order.Total * order.Parcels + (order.Note?.Length ?? 0);
        }

        return sum;
    }

    public static List<Order> ByVariable(ShopReadTransaction tx, Guid customer)
    {
        var all = tx.Orders.Scan();
        return all.Where(order => order.Customer == customer).ToList(); // TRS4001
    }

    public static List<Order> ByHelper(ShopReadTransaction tx, Guid customer) =>
        Everything(tx).Where(order => customer == order.Customer).ToList(); // TRS4001

    public static IEnumerable<Order> Everything(ShopReadTransaction tx) => tx.Orders.Scan();

    public static List<Order> ByLocalFunction(ShopReadTransaction tx, Guid customer)
    {
        return Rows().Where(order => order.Customer == customer).ToList(); // TRS4001

        IEnumerable<Order> Rows() => tx.Orders.Scan();
    }

    public static List<Order> AlongAnIndex(ShopReadTransaction tx, DateTimeOffset since) =>
        tx.Orders.ByTime.All().Where(order => order.PlacedAt >= since).ToList(); // TRS4001

    public static List<Order> InAWriteTransaction(ShopWriteTransaction tx, Guid customer) =>
        tx.Orders.Scan().Where(order => order.Customer == customer && order.Parcels > 1).ToList(); // TRS4001

    public static List<Line> NoIndex(ShopReadTransaction tx, int no) => tx.Lines.Scan().Where(line => line.No == no).ToList(); // TRS4002

    public static List<Product> NoIndexByName(ShopReadTransaction tx, string name) =>
        tx.Products.Scan().Where(product => product.Name == name && product.Stock > 0).ToList(); // TRS4002

    public static int NoIndexInLoop(ShopReadTransaction tx, DateOnly day)
    {
        var count = 0;
        foreach (var product in tx.Products.Scan())
        {
            if (product.AddedOn >= day) // TRS4002
                count += product.Stock + product.Name.Length + product.Sku.Length;
        }

        return count;
    }

    public static List<Order> AllRows(ShopReadTransaction tx) => tx.Orders.Scan().ToList(); // TRS4003

    public static Order[] AllEntries(ShopReadTransaction tx) => tx.Orders.ByTime.All().Reverse().ToArray(); // TRS4003

    public static List<Order> OpenRange(ShopReadTransaction tx, DateTimeOffset since) => tx.Orders.ByTime.Range(since, null).ToList(); // TRS4003

    public static Dictionary<long, decimal> AllByKey(ShopReadTransaction tx) => tx.Orders.Scan().ToDictionary(order => order.Id, order => order.Total); // TRS4003

    public static List<long> AllKeys(ShopReadTransaction tx) => tx.Orders.Scan().Keys.ToList(); // TRS4003

    public static List<string> AllNames(ShopReadTransaction tx) => tx.Customers.Scan().Select(customer => customer.Name).ToList(); // TRS4003

    public static List<Order> Spread(ShopReadTransaction tx) => [.. tx.Orders.Scan()]; // TRS4003

    public static string[] SpreadNames(ShopReadTransaction tx) => ["all", .. tx.Customers.Scan().Select(customer => customer.Name)]; // TRS4003

    public static string LookupPerTurn(ShopReadTransaction tx, List<Guid> ids)
    {
        var names = "";
        foreach (var id in ids)
        {
            var customer = tx.Customers.Get(id); // TRS4004
            names += customer?.Name;
        }

        return names;
    }

    public static string LookupOfReference(ShopReadTransaction tx, List<Order> orders)
    {
        var names = "";
        foreach (var order in orders)
            names += tx.Customers.Get(order.Customer)?.Name; // TRS4004
        return names;
    }

    public static string LookupWhileWalking(ShopReadTransaction tx, DateTimeOffset since)
    {
        var names = "";
        foreach (var order in tx.Orders.ByTime.Range(since, null))
        {
            if (tx.Customers.TryGet(order.Customer, out var customer)) // TRS4004
                names += customer.Name + order.Total + order.Note;
        }

        return names;
    }

    public static List<Customer?> LookupInSelect(ShopReadTransaction tx, List<Guid> ids) => ids.Select(id => tx.Customers.Get(id)).ToList(); // TRS4004

    public static int FewFields(ShopReadTransaction tx)
    {
        var stock = 0;
        foreach (var product in tx.Products.ByPrice.Range(null, 10m)) // TRS4005
            stock += product.Stock;
        return stock;
    }

    public static decimal FewFieldsOfAQueryInAVariable(ShopReadTransaction tx, decimal limit)
    {
        var sum = 0m;
        var cheap = tx.Products.ByPrice.Range(null, limit);
        foreach (var product in cheap.Reverse()) // TRS4005
        {
            if (product.Stock > 0)
                sum += product.Price;
        }

        return sum;
    }

    public static int FewFieldsOfAScan(ShopReadTransaction tx)
    {
        var stock = 0;
        foreach (var product in tx.Products.Scan()) // TRS4005
            stock += product.Stock;
        return stock;
    }

    public static bool CountAboveZero(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Count() > 0; // TRS4006

    public static bool CountIsZero(ShopReadTransaction tx, Guid customer) => 0 == tx.Orders.ByCustomer.Prefix(customer).Count(); // TRS4006

    public static bool CountBelowOne(ShopReadTransaction tx) => tx.Orders.ByTime.Range(null, DateTimeOffset.UnixEpoch).Count() < 1; // TRS4006

    public static bool FirstIsThere(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).First() is not null; // TRS4006

    public static bool GetIsThere(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id) != null; // TRS4006

    public static bool GetIsNot(ShopReadTransaction tx, string email) => tx.Customers.ByEmail.Get(email) is null; // TRS4006

    public static long CountInLoop(ShopReadTransaction tx, Guid customer)
    {
        var done = 0L;
        for (var i = 0; i < tx.Orders.ByCustomer.Prefix(customer).Count(); i++) // TRS4007
            done++;
        return done;
    }

    public static string CountInBody(ShopReadTransaction tx, List<Order> orders, DateTimeOffset since)
    {
        var text = "";
        foreach (var order in orders)
            text += $"{order.Id} of {tx.Orders.ByTime.Range(since, null).Count()}"; // TRS4007
        return text;
    }

    public static List<Order> Sorted(ShopReadTransaction tx) => tx.Orders.Scan().OrderByDescending(order => order.PlacedAt).Take(10).ToList(); // TRS4008

    public static Product CheapestOfAll(ShopReadTransaction tx) => tx.Products.Scan().OrderBy(product => product.Price).First(); // TRS4008

    public static List<Order> SortedAgain(ShopReadTransaction tx, Guid customer) =>
        tx.Orders.ByCustomer.Prefix(customer).OrderByDescending(order => order.PlacedAt).ToList(); // TRS4008

    public static List<Order> SortedBackwards(ShopReadTransaction tx, Guid customer) =>
        tx.Orders.ByCustomer.Prefix(customer).OrderBy(order => order.PlacedAt).ToList(); // TRS4008

    public static int UncheckedView(ShopReadTransaction tx, Guid id)
    {
        tx.Customers.TryView(id, out var view); // TRS4009
        return view.Score;
    }

    public static string KeysAndGet(ShopReadTransaction tx, Guid customer)
    {
        var notes = "";
        foreach (var key in tx.Orders.ByCustomer.Prefix(customer).Keys) // TRS4010
        {
            var order = tx.Orders.Get(key);
            notes += order?.Note;
        }

        return notes;
    }

    public static string KeysAndTryGet(ShopReadTransaction tx, Guid customer)
    {
        var notes = "";
        foreach (var key in tx.Orders.ByCustomer.Prefix(customer).Keys.ToList()) // TRS4010
        {
            if (tx.Orders.TryGet(key, out var order))
                notes += order.Note;
        }

        return notes;
    }

    public static IReadOnlyList<Order?> KeysAndGetMany(ShopReadTransaction tx, Guid customer) =>
        tx.Orders.GetMany(tx.Orders.ByCustomer.Prefix(customer).Keys.ToList()); // TRS4010
}
