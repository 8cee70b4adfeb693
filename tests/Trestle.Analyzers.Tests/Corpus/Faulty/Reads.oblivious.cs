using Corpus;

public static class Reads
{
    public static string Unchecked(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id).Name; // TRS4009

    public static string UncheckedByIndex(ShopReadTransaction tx, string email) => tx.Customers.ByEmail.Get(email).Name; // TRS4009

    public static long UncheckedFirst(ShopReadTransaction tx) => tx.Orders.First().Id; // TRS4009
}
