using Corpus;
using Trestle;

public static class Lookups
{
    public static string? ByKey(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id)?.Name;

    public static string ByKeyOrElse(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id)?.Name ?? "nobody";

    public static string KnownToBeThere(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id)!.Name;

    public static string Tried(ShopReadTransaction tx, Guid id)
    {
        if (tx.Customers.TryGet(id, out var customer))
            return customer.Name;
        return "";
    }

    public static string TriedAndLeft(ShopReadTransaction tx, Guid id)
    {
        if (!tx.Customers.TryGet(id, out var customer))
            throw new KeyNotFoundException($"There is no customer {id}.");
        return customer.Name;
    }

    public static int Viewed(ShopReadTransaction tx, Guid id) => tx.Customers.TryView(id, out var view) ? view.Score : 0;

    public static int ViewedOrLeft(ShopReadTransaction tx, Guid id)
    {
        if (!tx.Customers.TryView(id, out var view))
            return -1;
        return view.Score;
    }

    public static bool Answered(ShopReadTransaction tx, Guid id)
    {
        var found = tx.Customers.TryView(id, out var view);
        return found && view.Active;
    }

    public static Customer? ByUniqueIndex(ShopReadTransaction tx, string email) => tx.Customers.ByEmail.Get(email);

    public static bool UniqueExists(ShopReadTransaction tx, string email) => tx.Customers.ByEmail.Exists(email);

    public static bool Exists(ShopReadTransaction tx, Guid id) => tx.Customers.Exists(id);

    public static string Matched(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id) is { } customer ? customer.Name : "";

    public static string MatchedDeeper(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id) is { Active: true } customer ? customer.Name : "";

    public static bool MatchedWithoutName(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id) is { Active: true };

    public static string CheckedByHand(ShopReadTransaction tx, Guid id)
    {
        var customer = tx.Customers.Get(id);
        if (customer is null)
            return "";
        return customer.Name + customer.City;
    }

    public static string CheckedLater(ShopReadTransaction tx, Guid id)
    {
        var customer = tx.Customers.Get(id);
        return customer == null ? "" : customer.Name;
    }

    public static Line? Composite(ShopReadTransaction tx, long order) => tx.Lines.Get(new LineKey(order, 1));

    public static IReadOnlyList<Customer?> Many(ShopReadTransaction tx, IReadOnlyCollection<Guid> ids) => tx.Customers.GetMany(ids);

    public static List<string> ManyNames(ShopReadTransaction tx, List<Order> orders)
    {
        var customers = tx.Customers.GetMany([.. orders.Select(order => order.Customer)]);
        return customers.OfType<Customer>().Select(customer => customer.Name).ToList();
    }

    public static Dictionary<Guid, Customer> ManyByKey(ShopReadTransaction tx, IReadOnlyCollection<Guid> ids) =>
        tx.Customers.GetMany(ids).OfType<Customer>().ToDictionary(customer => customer.Id);

    public static string TwoLookups(ShopReadTransaction tx, Guid one, Guid other) => tx.Customers.Get(one)?.Name + tx.Customers.Get(other)?.Name;

    public static string Reference(ShopReadTransaction tx, long order) =>
        tx.Orders.Get(order) is { } found && tx.Customers.Get(found.Customer) is { } customer ? customer.Name : "";

    // Each step follows what the last one found, so nothing can be asked before.
    public static int Chain(ShopReadTransaction tx, string sku)
    {
        var steps = 0;
        var next = tx.Products.Get(sku);
        while (next is { Description: { } other } && steps < 10)
        {
            next = tx.Products.Get(other);
            steps++;
        }

        return steps;
    }

    public static string? FirstThatExists(ShopReadTransaction tx, IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            if (tx.Customers.Get(id) is { } customer)
                return customer.Name;
        }

        return null;
    }

    public static Customer? FirstActive(ShopReadTransaction tx, List<Guid> ids)
    {
        Customer? found = null;
        foreach (var id in ids)
        {
            found = tx.Customers.Get(id);
            if (found is { Active: true })
                break;
        }

        return found;
    }

    public static int SmallAndKnown(ShopReadTransaction tx)
    {
        var total = 0;
        foreach (var sku in new[] { "lamp", "desk" })
            total += tx.Products.Get(sku)?.Stock ?? 0;
        return total;
    }

    public static int OnlySomeTurns(ShopReadTransaction tx, List<Order> orders)
    {
        var known = 0;
        foreach (var order in orders)
        {
            if (order.Note is not null)
                known += tx.Customers.Get(order.Customer)?.Name.Length ?? order.Note.Length;
        }

        return known;
    }

    // Each turn asks another transaction.
    public static int OtherSourcePerTurn(List<(ShopReadTransaction Tx, Guid Id)> shards)
    {
        var known = 0;
        foreach (var shard in shards)
            known += shard.Tx.Customers.Get(shard.Id)?.Score ?? 0;
        return known;
    }

    public static IEnumerable<Customer> Lazily(ShopReadTransaction tx, IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            if (tx.Customers.Get(id) is { } customer)
                yield return customer;
        }
    }

    public static int Cached(ShopReadTransaction tx, List<Order> orders)
    {
        var names = new Dictionary<Guid, string?>();
        foreach (var order in orders)
        {
            if (!names.ContainsKey(order.Customer))
                names[order.Customer] = tx.Customers.Get(order.Customer)?.Name;
        }

        return names.Count;
    }

    public static Counter? Typed(ShopReadTransaction tx)
    {
        CounterReader counters = tx.Counters;
        return counters.Get("orders");
    }

    public static long Value(ShopReadTransaction tx) => tx.Counters.Get("orders") switch
    {
        { Value: var value } => value,
        null => 0,
    };
}
