using Corpus;
using Trestle;

public static class Queries
{
    public static List<Order> OfCustomer(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).ToList();

    public static List<Order> Between(ShopReadTransaction tx, DateTimeOffset from, DateTimeOffset to) => tx.Orders.ByTime.Range(from, to).ToList();

    public static List<Order> Newest(ShopReadTransaction tx) => tx.Orders.ByTime.All().Take(20).ToList();

    public static Order[] Oldest(ShopReadTransaction tx) => tx.Orders.ByTime.All().Reverse().Take(20).ToArray();

    public static Trestle.Tables.Page<Order> Paged(ShopReadTransaction tx, string? token) =>
        (token is null ? tx.Orders.ByTime.All() : tx.Orders.ByTime.All().After(token)).ReadPage(50);

    public static decimal SumOfAll(ShopReadTransaction tx)
    {
        var sum = 0m;
        foreach (var order in tx.Orders.Scan())
            sum += order.Total * order.Parcels + order.Total * (order.Note?.Length ?? 0);
        return sum;
    }

    public static decimal SumByLinq(ShopReadTransaction tx) => tx.Orders.Scan().Sum(order => order.Total);

    public static decimal SumOfCustomer(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Sum(order => order.Total);

    public static decimal SumFromEntries(ShopReadTransaction tx, Guid customer)
    {
        var sum = 0m;
        foreach (var entry in tx.Orders.ByCustomer.Prefix(customer).Entries<OrderByCustomerEntry>())
            sum += entry.Total;
        return sum;
    }

    public static int SumOfViews(ShopReadTransaction tx)
    {
        var sum = 0;
        foreach (var view in tx.Products.Scan().Views)
            sum += view.Stock;
        return sum;
    }

    public static List<Order> Spread(ShopReadTransaction tx, Guid customer) => [.. tx.Orders.ByCustomer.Prefix(customer)];

    public static string[] SpreadFirst(ShopReadTransaction tx) => ["first", .. tx.Customers.Scan().Take(10).Select(customer => customer.Name)];

    public static List<Order> SpreadOfLists(List<Order> one, List<Order> other) => [.. one, .. other];

    public static long CountWhole(ShopReadTransaction tx) => tx.Orders.Count();

    public static long CountOfIndex(ShopReadTransaction tx) => tx.Orders.Unpaid.Count();

    public static long CountOfRange(ShopReadTransaction tx, DateTimeOffset since) => tx.Orders.ByTime.Range(since, null).Count();

    public static bool AnyOfCustomer(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Any();

    public static bool Empty(ShopReadTransaction tx) => !tx.Orders.Scan().Any();

    public static Order? Last(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).First();

    public static DateTimeOffset? LastTime(ShopReadTransaction tx) => tx.Orders.ByTime.All().First()?.PlacedAt;

    public static Order? Highest(ShopReadTransaction tx) => tx.Orders.Last();

    public static List<long> Keys(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Keys.ToList();

    // Nothing that an index could begin with: the text is looked into.
    public static List<Order> ContainsText(ShopReadTransaction tx, string word) =>
        tx.Orders.Scan().Where(order => order.Note != null && order.Note.Contains(word)).ToList();

    public static List<Order> Computed(ShopReadTransaction tx) => tx.Orders.Scan().Where(order => order.Total * 2 > order.Parcels).ToList();

    public static List<Customer> EitherOr(ShopReadTransaction tx) => tx.Customers.Scan().Where(customer => customer.City == "Ulm" || customer.Score > 9).ToList();

    public static List<Order> RestOfAnIndex(ShopReadTransaction tx, Guid customer) =>
        tx.Orders.ByCustomer.Prefix(customer).Where(order => order.Status == Status.Open).ToList();

    public static List<Order> FirstHundredFiltered(ShopReadTransaction tx) => tx.Orders.Scan().Take(100).Where(order => order.Customer != default && order.Parcels == 2).ToList();

    public static List<Order> UnpaidOnes(ShopReadTransaction tx) => tx.Orders.Unpaid.All().Take(10).ToList();

    // The partial index may be what is asked for; only its author knows its condition.
    public static List<Order> MaybePartial(ShopReadTransaction tx) => tx.Orders.Scan().Where(order => order.Status == Status.Open).ToList();

    public static List<Order> SortedByText(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).OrderBy(order => order.Note).ToList();

    public static List<Order> SortedBySum(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).OrderBy(order => order.Total).ToList();

    public static List<Customer> SortedByTwo(ShopReadTransaction tx) =>
        tx.Customers.Scan().Take(100).OrderBy(customer => customer.Score).ThenBy(customer => customer.City).ToList();

    public static List<Customer> SortedByName(ShopReadTransaction tx, string city) => tx.Customers.ByCity.Prefix(city).OrderBy(customer => customer.Name).ToList();

    public static List<Customer> SortedByComparer(ShopReadTransaction tx, IComparer<int> comparer) =>
        tx.Customers.ByCity.Prefix("Ulm").OrderBy(customer => customer.Score, comparer).ToList();

    public static Dictionary<Status, int> Grouped(ShopReadTransaction tx) => tx.Orders.Scan().GroupBy(order => order.Status).ToDictionary(group => group.Key, group => group.Count());

    public static int Streamed(ShopReadTransaction tx, TextWriter to)
    {
        var written = 0;
        foreach (var order in tx.Orders.Scan())
        {
            to.WriteLine(string.Join(';', order.Id, order.Total, order.Status, order.Note));
            written++;
        }

        return written;
    }

    public static List<string> NamesInCity(ShopReadTransaction tx, string city)
    {
        var names = new List<string>();
        foreach (var customer in tx.Customers.ByCity.Prefix(city))
            names.Add($"{customer.Name} {customer.Email} {customer.Score}");
        return names;
    }

    public static Dictionary<string, long> CountPerCity(ShopReadTransaction tx, List<string> cities)
    {
        var counts = new Dictionary<string, long>();
        foreach (var city in cities)
            counts[city] = tx.Customers.ByCity.Prefix(city).Count();
        return counts;
    }

    public static long CountOnce(ShopReadTransaction tx, Guid customer)
    {
        var query = tx.Orders.ByCustomer.Prefix(customer);
        var count = query.Count();
        for (var i = 0L; i < count; i++)
            Math.Sqrt(i);
        return count;
    }

    public static string Progress(ShopReadTransaction tx)
    {
        var done = 0;
        foreach (var order in tx.Orders.Scan())
            done += order.Parcels + order.Note?.Length ?? order.Customer.GetHashCode();
        return $"{done} of {tx.Orders.Count()}";
    }

    public static long MoreThanTen(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Count() > 10 ? 1 : 0;

    public static bool ExactlyOne(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Count() == 1;

    public static List<Line> PartOfKey(ShopReadTransaction tx, long order) => tx.Lines.ByKey.Prefix(order).ToList();

    public static List<Line> RangeOfKey(ShopReadTransaction tx, long order) => tx.Lines.ByKey.Range(order, 1, 10).ToList();

    public static List<Line> OpenRangeOfOne(ShopReadTransaction tx, long order) => tx.Lines.ByKey.Range(order, 5, null).ToList();

    public static List<Product> Cheap(ShopReadTransaction tx, decimal most) => tx.Products.ByPrice.Between(0m, most).ToList();

    public static Product? Cheapest(ShopReadTransaction tx) => tx.Products.ByPrice.All().First();

    [AllowScan("A few dozen counters, read once at the start.")]
    public static Dictionary<string, long> Allowed(ShopReadTransaction tx) => tx.Counters.Scan().ToDictionary(counter => counter.Name, counter => counter.Value);

    [AllowScan("The shop has a handful of products.")]
    public static List<Product> AllowedFilter(ShopReadTransaction tx) => tx.Products.Scan().Where(product => product.Stock == 0).ToList();

    public static IEnumerable<Order> Passed(ShopReadTransaction tx, Guid customer) => tx.Orders.ByCustomer.Prefix(customer).Where(order => order.Parcels > 1);

    public static decimal Helped(ShopReadTransaction tx, Guid customer) => Passed(tx, customer).Sum(order => order.Total);

    public static string FirstOfText(ShopReadTransaction tx) => string.Concat(tx.Customers.ByEmail.Range("a", "b").Take(3).Select(customer => customer.Name));

    public static int Wide(ShopReadTransaction tx)
    {
        var parcels = 0;
        foreach (var order in tx.Orders.ByTime.All())
        {
            if (order.Total > 100m && order.Note is { Length: > 3 } && order.Weight > 1.5)
                parcels += order.Parcels;
        }

        return parcels;
    }

    public static int StopsEarly(ShopReadTransaction tx)
    {
        var seen = 0;
        foreach (var order in tx.Orders.Scan())
        {
            if (order.Parcels == 7)
                break;
            seen += order.Note?.Length ?? order.Parcels;
        }

        return seen;
    }
}
