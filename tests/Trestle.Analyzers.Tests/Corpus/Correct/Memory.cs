using Corpus;

/// <summary>What is done with lists and plain objects is nobody's business.</summary>
public static class Memory
{
    public static List<Order> FilterList(List<Order> orders, Guid customer) => orders.Where(order => order.Customer == customer).ToList();

    public static List<Order> SortList(List<Order> orders) => orders.OrderByDescending(order => order.PlacedAt).ToList();

    public static bool CountList(List<Order> orders) => orders.Count() > 0;

    public static List<Order> ReadThenFilter(ShopReadTransaction tx, Guid customer)
    {
        var orders = tx.Orders.ByCustomer.Prefix(customer).ToList();
        return orders.Where(order => order.Status == Status.Paid).OrderBy(order => order.Total).ToList();
    }

    public static Customer? FindInDictionary(Dictionary<Guid, Customer> customers, Guid id) => customers.TryGetValue(id, out var found) ? found : null;

    public static int LoopOverRows(List<Customer> customers)
    {
        var total = 0;
        foreach (var customer in customers)
        {
            if (customer.City == "Ulm")
                total += customer.Score;
        }

        return total;
    }

    public static Customer Copy(Customer customer) => customer with { Score = customer.Score + 1 };

    public static Customer Local(Customer customer)
    {
        var changed = customer with { Score = 0 };
        return changed;
    }

    public static bool Same(Customer customer)
    {
        var other = customer with { Name = customer.Name.Trim() };
        return other == customer;
    }

    public static string Marshalled(Customer customer) => string.Join(',', customer.Marshal().Keys);

    public static List<Customer> Changed(List<Customer> customers) => customers.Select(customer => customer with { Active = false }).ToList();

    public static IEnumerable<string> QuerySyntax(List<Customer> customers) => from customer in customers where customer.City == "Ulm" orderby customer.Score select customer.Name;

    public static int Files(string folder) => Directory.EnumerateFiles(folder).Count();

    public static async Task Waits(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        Thread.Sleep(1);
        Console.WriteLine("done");
    }

    public static void Prints(List<Order> orders)
    {
        foreach (var order in orders)
            Console.WriteLine(order.Total);
    }

    public static string Numbers(int[] numbers) => string.Concat(numbers.Where(number => number > 3).OrderBy(number => number).ToList());
}
