using Corpus;

public static class Reads
{
    public static bool AnyRow(ShopReadTransaction tx) => tx.Orders.Count() > 0; // TRS4006

    public static bool AnyEntry(ShopReadTransaction tx) => tx.Orders.Unpaid.Count() == 0; // TRS4006

    public static string InALoop(ShopReadTransaction tx, List<Order> orders)
    {
        var text = "";
        foreach (var order in orders)
            text += $"{order.Id} of {tx.Orders.Count()}"; // TRS4007
        return text;
    }
}
