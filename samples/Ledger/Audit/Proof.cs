namespace Samples.Ledger.Audit;

/// <summary>Reads the whole books in one snapshot, row by row, and reckons them up anew.</summary>
static class Proof
{
    public static Task<ProofResult> RunAsync(LedgerDb db) => db.ReadAsync(async tx =>
    {
        var accounts = new AccountTally();
        await foreach (var entry in tx.Entries.Scan())
            accounts.Add(entry);
        await foreach (var account in tx.Accounts.Scan())
            accounts.Add(account);
        var transfers = new TransferTally();
        await foreach (var entry in tx.Entries.ByTransfer.All().Entries<EntryByTransferEntry>())
            transfers.Add(entry);
        return new ProofResult([.. accounts.Claims(), transfers.Claim(await tx.Transfers.CountAsync())]);
    });
}
