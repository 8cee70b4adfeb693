namespace Samples.Ledger.Posting;

/// <summary>
/// Makes one transfer: reads both accounts, writes the transfer, its two entries and both balances. The transaction around it is
/// serializable, so that it may reckon with what it has read; when another was faster, all of it is run again.
/// </summary>
static class Post
{
    /// <summary>False, and nothing written, when the money is not there.</summary>
    public static async Task<bool> RunAsync(LedgerWriteTransaction tx, Transfer transfer)
    {
        var accounts = await tx.Accounts.GetManyAsync([transfer.From, transfer.To]);
        var (payer, payee) = (accounts[0]!, accounts[1]!);
        if (payer.Balance < transfer.Amount)
            return false;
        await tx.Transfers.InsertAsync(transfer);
        await tx.Entries.InsertManyAsync([Entry(transfer, payer, -transfer.Amount), Entry(transfer, payee, transfer.Amount)]);
        await tx.Accounts.UpdateAsync(payer with { Balance = payer.Balance - transfer.Amount });
        await tx.Accounts.UpdateAsync(payee with { Balance = payee.Balance + transfer.Amount });
        return true;
    }

    static Entry Entry(Transfer transfer, Account account, decimal amount) =>
        new() { Account = account.Id, Transfer = transfer.Id, Amount = amount };
}
