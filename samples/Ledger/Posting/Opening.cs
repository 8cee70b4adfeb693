namespace Samples.Ledger.Posting;

/// <summary>Opens accounts until there are enough; those of an earlier run stay.</summary>
static class Opening
{
    const decimal Funds = 1_000.0000m;

    public static Task<List<Account>> RunAsync(LedgerDb db, int count) => db.WriteAsync(async tx =>
    {
        for (var number = (int)await tx.Accounts.CountAsync() + 1; number <= count; number++)
            await tx.Accounts.InsertAsync(new Account { Owner = $"owner {number}", Opening = Funds, Balance = Funds });
        return await tx.Accounts.Scan().ToListAsync();
    });
}
