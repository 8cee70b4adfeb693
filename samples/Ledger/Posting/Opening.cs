namespace Samples.Ledger.Posting;

/// <summary>Opens accounts until there are enough; those of an earlier run stay.</summary>
static class Opening
{
    const decimal Funds = 1_000.0000m;

    public static Task<List<Account>> RunAsync(LedgerDb db, int count) => db.WriteAsync(async tx =>
    {
        var there = (int)await tx.Accounts.CountAsync();
        await tx.Accounts.InsertManyAsync(Enumerable.Range(there + 1, Math.Max(0, count - there)).Select(Open));
        return await tx.Accounts.Scan().Take(count).ToListAsync();
    });

    static Account Open(int number) => new() { Owner = $"owner {number}", Opening = Funds, Balance = Funds };
}
