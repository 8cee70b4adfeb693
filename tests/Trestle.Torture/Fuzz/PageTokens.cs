using Trestle.Contract;
using Trestle.Contract.Tests.Model;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Fuzz;

/// <summary>Tokens of pages, which go out to callers and come back.</summary>
static class PageTokens
{
    static readonly Lazy<ShopDb> Db = new(Fill);

    public static IReadOnlyList<string> Corpus => Lazy.Value;

    static Lazy<IReadOnlyList<string>> Lazy { get; } = new(Tokens);

    /// <summary>Reads on from a token, on every index; false when all refuse it.</summary>
    public static bool Take(string token)
    {
        using var tx = Db.Value.BeginRead();
        return Read(() => tx.Orders.ByAuthor.All().After(token).Take(1).Count())
            | Read(() => tx.Orders.ByCode.All().After(token).Take(1).Count())
            | Read(() => tx.Orders.Scan().After(token).Take(1).Count())
            | Read(() => tx.Samples.BySmall.All().Reverse().After(token).Take(1).Count());
    }

    static bool Read(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static IReadOnlyList<string> Tokens()
    {
        using var tx = Db.Value.BeginRead();
        var tokens = new List<string>();
        for (var size = 1; size < 8; size++)
        {
            tokens.Add(tx.Orders.ByAuthor.All().ReadPage(size).Next!);
            tokens.Add(tx.Orders.ByCode.All().ReadPage(size).Next!);
            tokens.Add(tx.Orders.Scan().ReadPage(size).Next!);
            tokens.Add(tx.Samples.BySmall.All().Reverse().ReadPage(size).Next!);
        }
        return tokens;
    }

    static ShopDb Fill()
    {
        var site = new FileSite("lmdb");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Dispose();
        var db = ShopDb.Open(site.Fast.Store);
        var rows = new RandomRows(new Random(1));
        using var tx = db.BeginWrite();
        tx.Authors.UpsertMany(Enumerable.Range(0, 40).Select(i => rows.Author() with { Email = $"{i}", Boss = null }).DistinctBy(row => row.Id));
        var author = tx.Authors.First()!.Id;
        tx.Orders.UpsertMany(Enumerable.Range(1, 30).Select(
            id => rows.Order() with { Id = id, Author = author, Code = $"{id}", Reviewer = null, Status = Status.Open }));
        tx.Samples.UpsertMany(Enumerable.Range(0, 30).Select(i => rows.Sample() with { Number = i, Raw = null }));
        tx.Commit();
        return db;
    }
}
