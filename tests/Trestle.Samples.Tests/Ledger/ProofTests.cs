using Samples.Ledger;
using Samples.Ledger.Audit;
using Samples.Ledger.Posting;
using Trestle.Sqlite;

namespace Trestle.Samples.Tests.Ledger;

/// <summary>The proof finds books that are wrong. The schema is the sample's; the store is one that needs no server.</summary>
public sealed class ProofTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("trestle-ledger-").FullName;
    readonly LedgerDb db;

    public ProofTests() => db = LedgerDb.Open(SqliteStore.At(Path.Combine(folder, "ledger.db")));

    [Fact]
    public async Task Right_books_hold()
    {
        var options = new Options(null, Workers: 4, Accounts: 5, Transfers: 200, Seed: 1);
        var accounts = await Opening.RunAsync(db, options.Accounts);
        var result = await new Workers(db, accounts, options).RunAsync();
        Assert.Equal(200, result.Made + result.Refused);
        Assert.True(result.Made > 0);
        Assert.True(result.Refused > 0);
        var proof = await Proof.RunAsync(db);
        Assert.True(proof.Holds, string.Join("; ", proof.Claims));
    }

    [Fact]
    public async Task A_transfer_for_which_the_money_is_not_there_writes_nothing()
    {
        await Opening.RunAsync(db, 2);
        Assert.False(await MakeAsync(1_000.0001m));
        Assert.True(await MakeAsync(1_000));
        Assert.False(await MakeAsync(0.0001m));
        Assert.True((await Proof.RunAsync(db)).Holds);
        using var tx = db.BeginRead();
        Assert.Equal((1, 2), (tx.Transfers.Count(), tx.Entries.Count()));
        Assert.Equal([0m, 2_000m], tx.Accounts.Scan().Select(account => account.Balance));
    }

    [Fact]
    public async Task Money_from_nowhere_is_found()
    {
        await Opening.RunAsync(db, 2);
        await MakeAsync(10);
        await db.WriteAsync(tx => tx.Accounts.Update(tx.Accounts.Get(1)! with { Balance = 1_000 }));
        Assert.Equal(
            ["The sum of all balances is what it was", "Each balance is its opening and its entries"], await BrokenAsync());
    }

    [Fact]
    public async Task A_lost_entry_is_found()
    {
        await Opening.RunAsync(db, 2);
        await MakeAsync(10);
        await db.WriteAsync(tx => tx.Entries.Delete(new EntryKey(1, tx.Transfers.First()!.Id)));
        Assert.Equal(
            ["Each balance is its opening and its entries", "Each transfer has two entries that cancel out"], await BrokenAsync());
    }

    public void Dispose()
    {
        db.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    Task<bool> MakeAsync(decimal amount) => db.WriteAsync(tx => Post.RunAsync(tx, new Transfer
    {
        Id = UuidV7.Next(),
        From = 1,
        To = 2,
        Amount = amount,
        At = DateTimeOffset.UtcNow,
    }));

    async Task<IEnumerable<string>> BrokenAsync() => (await Proof.RunAsync(db)).Claims.Where(claim => !claim.Holds).Select(claim => claim.Text);
}
