using System.Collections;
using System.Reflection;
using Corpus;
using Trestle.Lmdb;

/// <summary>Runs a snippet over a fresh store and tells all that can be seen afterwards: what it returned or threw, and every row.</summary>
[Trestle.AllowScan("A few rows, told whole.")]
public static class Seed
{
    public static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(i => new Guid(i, 0, 0, new byte[8]))];

    public static async Task<string> Run(string folder, MethodInfo snippet)
    {
        using var db = ShopDb.Open(LmdbStore.At(Path.Combine(folder, Guid.NewGuid().ToString("N"))));
        Fill(db);
        return Text(await Result(db, snippet)) + "\n" + Rows(db);
    }

    static string Rows(ShopDb db)
    {
        using var tx = db.BeginRead();
        return string.Join("\n", [
            Text(tx.Customers.Scan()), Text(tx.Orders.Scan()), Text(tx.Lines.Scan()), Text(tx.Products.Scan()), Text(tx.Counters.Scan())]);
    }

    static async Task<object?> Result(ShopDb db, MethodInfo snippet)
    {
        try
        {
            var result = snippet.Invoke(null, [db]);
            if (result is not Task task)
                return result;
            await task;
            return task.GetType().GetProperty("Result")?.GetValue(task);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }

    static void Fill(ShopDb db)
    {
        using var tx = db.BeginWrite();
        tx.Customers.InsertMany(Ids.Select((id, i) => new Customer { Id = id, Email = $"{i}@x", Name = $"name {i % 4}", City = i % 3 == 0 ? null : $"city {i % 2}", Score = i % 4, Active = i % 2 == 0 }));
        tx.Orders.InsertMany(Enumerable.Range(1, 30).Select(i => new Order
        {
            Id = i, Customer = Ids[i % 5], PlacedAt = DateTimeOffset.UnixEpoch.AddHours(i * 7 % 11), Total = i % 6, Status = (Status)(i % 3 + 1), Parcels = i % 4,
        }));
        tx.Lines.InsertMany(Enumerable.Range(0, 40).Select(i => new Line { Order = i % 20 + 1, No = i / 20, Product = $"p{i % 7}", Quantity = i % 5 }));
        tx.Products.InsertMany(Enumerable.Range(0, 8).Select(i => new Product { Sku = $"p{i}", Name = $"product {i}", Price = i % 3, Stock = i, AddedOn = new DateOnly(2024, 1, 1 + i) }));
        tx.Counters.InsertMany(Enumerable.Range(0, 3).Select(i => new Counter { Name = $"c{i}", Value = i }));
        tx.Commit();
    }

    static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable list => "[" + string.Join("; ", list.Cast<object?>().Select(Text)) + "]",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
