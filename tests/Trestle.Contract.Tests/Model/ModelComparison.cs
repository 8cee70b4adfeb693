using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Tables;

namespace Trestle.Contract.Tests.Model;

/// <summary>Compares every table and index of a database with the model, and ranges of them.</summary>
static class ModelComparison
{
    public static void All(ShopReadTransaction tx, ShopModel model)
    {
        Same(tx.Authors.Scan(), ByKey(model.Authors));
        Same(tx.Authors.ByEmail.All(), model.Authors.Rows.Values.OrderBy(row => row.Email, ByteOrder.Text));
        Same(tx.Authors.ByName.All(), ByName(model));
        Same(tx.Orders.Scan(), ByKey(model.Orders));
        Same(tx.Orders.ByAuthor.All(), ByAuthor(model));
        Same(tx.Orders.ByCode.All(), ByCode(model));
        Same(tx.Orders.ByTime.All(), model.Orders.Rows.Values.OrderByDescending(row => row.PlacedAt).ThenBy(row => row.Id));
        Same(tx.Orders.Unpaid.All(), Unpaid(model));
        Same(tx.Orders.OneLost.All(), model.Orders.Rows.Values.Where(row => row.Status == Status.Lost).OrderBy(row => row.Author));
        Same(tx.Lines.Scan(), ByKey(model.Lines));
        Same(tx.Lines.ByProduct.All(), ByProduct(model));
        Same(tx.Documents.Scan(), model.Documents.Rows.Values.OrderBy(row => row.Name, ByteOrder.Text));
        Same(tx.Documents.ByRank.All(), model.Documents.Rows.Values.OrderBy(row => row.Rank).ThenBy(row => row.Name, ByteOrder.Text));
        Same(tx.Samples.Scan(), ByKey(model));
        Same(tx.Samples.BySmall.All(), BySmall(model));
        Same(tx.Samples.ByReal.All(), ByKey(model).OrderByDescending(row => row.Real, ByteOrder.Real));
        Same(tx.Samples.ByRaw.All(), ByKey(model).OrderBy(row => row.Raw).ThenBy(row => row.Day));
        Same(tx.Samples.ByLabel.All(), ByKey(model).OrderBy(row => row.Label, ByteOrder.Text).ThenBy(row => row.Uid));
        Same(tx.Blobs.Scan(), model.Blobs.Rows.Values.OrderBy(row => row.Name));
        Same(tx.Labels.Scan(), model.Labels.Rows.Values.OrderBy(row => row.Text, ByteOrder.Text));
        Entries(tx, model);
    }

    /// <summary>Compares some ranges, within the transaction that wrote.</summary>
    public static void Sample(ShopWriteTransaction tx, ShopModel model, RandomRows rows)
    {
        var (author, from, to) = (rows.Guid(), rows.Maybe(rows.Time), rows.Maybe(rows.Time));
        Same(
            tx.Orders.ByAuthor.Range(author, from, to),
            ByAuthor(model).Where(row => row.Author == author && (from is null || row.PlacedAt >= from) && (to is null || row.PlacedAt < to)));
        var (low, high) = (rows.MaybeText(), rows.MaybeText());
        Same(tx.Samples.ByKey.Range(low, high), ByKey(model).Where(row => IsBetween(row.Text, low, high)));
        Same(tx.Documents.ByKey.Range(low, high), model.Documents.Rows.Values.Where(row => IsBetween(row.Name, low, high)).OrderBy(row => row.Name, ByteOrder.Text));
        Same(tx.Lines.ByProduct.Range(low, high), ByProduct(model).Where(row => IsBetween(row.Product, low, high)));
        var (first, last) = (rows.Data(), rows.Data());
        Same(tx.Blobs.ByKey.Between(first, last), model.Blobs.Rows.Values.Where(row => row.Name >= first && row.Name <= last).OrderBy(row => row.Name));
        Same(tx.Blobs.ByKey.Range(first, last), model.Blobs.Rows.Values.Where(row => row.Name >= first && row.Name < last).OrderBy(row => row.Name));
        var (small, label) = (rows.Maybe(() => (short)rows.Random.Next(-2, 3)), rows.MaybeText());
        Same(tx.Samples.BySmall.Prefix(small, label), BySmall(model).Where(row => row.Small == small && row.Label == label));
        Gets(tx, model, rows);
    }

    [SuppressMessage("Trestle.Reads", "TRS4004", Justification = "Single lookups are compared, beside the lookup of all keys.")]
    static void Gets(ShopWriteTransaction tx, ShopModel model, RandomRows rows)
    {
        var keys = Enumerable.Range(0, rows.Random.Next(6)).Select(_ => rows.Data()).ToList();
        Assert.Equal(keys.Select(key => model.Blobs.Rows.GetValueOrDefault(key)), tx.Blobs.GetMany(keys));
        foreach (var key in keys)
        {
            Assert.Equal(model.Blobs.Rows.GetValueOrDefault(key), tx.Blobs.Get(key));
            Assert.Equal(model.Blobs.Has(key), tx.Blobs.Exists(key));
        }
        var code = rows.Random.Next(40).ToString();
        Assert.Equal(model.Orders.Rows.Values.SingleOrDefault(row => row.Code == code), tx.Orders.ByCode.Get(code));
        Assert.Equal(model.Samples.Rows.Count, tx.Samples.Count());
        Assert.Equal(ByKey(model).FirstOrDefault(), tx.Samples.First());
        Assert.Equal(ByKey(model).LastOrDefault(), tx.Samples.Last());
    }

    static void Entries(ShopReadTransaction tx, ShopModel model)
    {
        var byAuthor = new List<OrderByAuthorEntry>();
        foreach (var entry in tx.Orders.ByAuthor.All().Entries<OrderByAuthorEntry>())
            byAuthor.Add(entry);
        Assert.Equal(ByAuthor(model).Select(row => new OrderByAuthorEntry(row.Author, row.PlacedAt, row.Total, row.Id)), byAuthor);
        var byCode = new List<OrderByCodeEntry>();
        foreach (var entry in tx.Orders.ByCode.All().Reverse().Entries<OrderByCodeEntry>())
            byCode.Add(entry);
        Assert.Equal(ByCode(model).Reverse().Select(row => new OrderByCodeEntry(row.Code, row.Total, row.Status, row.Id)), byCode);
    }

    static void Same<TLayout, TRow, TKey, TView>(RowQuery<TLayout, TRow, TKey, TView> query, IEnumerable<TRow> expected)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
        where TView : struct, IRowView<TView>, allows ref struct
    {
        var rows = expected.ToList();
        Assert.Equal(rows, query.ToList());
        Assert.Equal(rows.Count, query.Count());
        Assert.Equal(Enumerable.Reverse(rows), query.Reverse().ToList());
        Assert.Equal(rows.Take(3).Select(TLayout.KeyOf), query.Take(3).Keys.ToList());
        if (rows.Count < 3)
            return;
        var page = query.ReadPage(2);
        Assert.Equal(rows.Skip(2), query.After(page.Next!).ToList());
        var back = query.Reverse().ReadPage(2);
        Assert.Equal(Enumerable.Reverse(rows).Skip(2), query.Reverse().After(back.Next!).ToList());
    }

    static IEnumerable<TRow> ByKey<TRow, TKey>(ModelTable<TRow, TKey> table)
        where TKey : notnull
        where TRow : class => table.Rows.OrderBy(pair => pair.Key, KeyOrder<TKey>()).Select(pair => pair.Value);

    static IComparer<TKey> KeyOrder<TKey>() => Comparer<TKey>.Create((x, y) => (x, y) switch
    {
        (LineKey a, LineKey b) => (a.Order, a.No).CompareTo((b.Order, b.No)),
        _ => Comparer<TKey>.Default.Compare(x, y),
    });

    static IOrderedEnumerable<Sample> ByKey(ShopModel model) =>
        model.Samples.Rows.Values.OrderBy(row => row.Text, ByteOrder.Text).ThenBy(row => row.Data).ThenBy(row => row.Number);

    static IEnumerable<Sample> BySmall(ShopModel model) => ByKey(model).OrderBy(row => row.Small).ThenByDescending(row => row.Label, ByteOrder.Text);

    static IEnumerable<Author> ByName(ShopModel model) =>
        model.Authors.Rows.Values.OrderBy(row => row.Name, ByteOrder.Text).ThenByDescending(row => row.Score).ThenBy(row => row.Id);

    static IEnumerable<Order> ByAuthor(ShopModel model) =>
        model.Orders.Rows.Values.OrderBy(row => row.Author).ThenByDescending(row => row.PlacedAt).ThenBy(row => row.Id);

    static IEnumerable<Order> ByCode(ShopModel model) => model.Orders.Rows.Values.OrderBy(row => row.Code, ByteOrder.Text).ThenBy(row => row.Id);

    static IEnumerable<Order> Unpaid(ShopModel model) =>
        model.Orders.Rows.Values.Where(row => row is { Status: Status.Open, Note: null }).OrderBy(row => row.PlacedAt).ThenBy(row => row.Id);

    static IEnumerable<Line> ByProduct(ShopModel model) =>
        model.Lines.Rows.Values.OrderBy(row => row.Product, ByteOrder.Text).ThenBy(row => row.Order).ThenBy(row => row.No);

    static bool IsBetween(string text, string? from, string? to) =>
        (from is null || ByteOrder.Text.Compare(text, from) >= 0) && (to is null || ByteOrder.Text.Compare(text, to) < 0);
}
