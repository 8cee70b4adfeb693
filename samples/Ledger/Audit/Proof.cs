using System.Globalization;

namespace Samples.Ledger.Audit;

/// <summary>Reads the whole books in one snapshot and reckons them up anew, row by row.</summary>
static class Proof
{
    public static Task<ProofResult> RunAsync(LedgerDb db) => db.ReadAsync(async tx =>
    {
        var accounts = await tx.Accounts.Scan().ToListAsync();
        var (byAccount, byTransfer) = (new Dictionary<int, decimal>(), new Dictionary<Guid, (int Entries, decimal Sum)>());
        await foreach (var entry in tx.Entries.Scan())
        {
            byAccount[entry.Account] = byAccount.GetValueOrDefault(entry.Account) + entry.Amount;
            var (entries, sum) = byTransfer.GetValueOrDefault(entry.Transfer);
            byTransfer[entry.Transfer] = (entries + 1, sum + entry.Amount);
        }

        var lopsided = byTransfer.Values.Count(transfer => transfer is not (2, 0));
        var transfers = await tx.Transfers.CountAsync();
        return new ProofResult([SumUnchanged(accounts), NoneNegative(accounts), EntriesMatch(accounts, byAccount), EachHasTwo(transfers, byTransfer.Count, lopsided)]);
    });

    static Claim SumUnchanged(List<Account> accounts)
    {
        var (opening, balance) = (accounts.Sum(account => account.Opening), accounts.Sum(account => account.Balance));
        return new("The sum of all balances is what it was", opening == balance, Invariant($"{balance:N4} of {opening:N4}"));
    }

    static Claim NoneNegative(List<Account> accounts)
    {
        var least = accounts.Count == 0 ? 0 : accounts.Min(account => account.Balance);
        return new("No balance is negative", least >= 0, Invariant($"the least is {least:N4}"));
    }

    static Claim EntriesMatch(List<Account> accounts, Dictionary<int, decimal> entries)
    {
        var wrong = accounts.Count(account => account.Opening + entries.GetValueOrDefault(account.Id) != account.Balance);
        return new("Each balance is its opening and its entries", wrong == 0, Invariant($"{accounts.Count - wrong:N0} of {accounts.Count:N0} accounts"));
    }

    static Claim EachHasTwo(long transfers, int withEntries, int lopsided) => new(
        "Each transfer has two entries that cancel out", lopsided == 0 && transfers == withEntries,
        Invariant($"{withEntries - lopsided:N0} of {transfers:N0} transfers"));

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
