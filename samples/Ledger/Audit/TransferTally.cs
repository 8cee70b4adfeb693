using System.Globalization;

namespace Samples.Ledger.Audit;

/// <summary>Whether the entries of each transfer cancel out. Those of one transfer come one behind the other.</summary>
sealed class TransferTally
{
    (Guid Transfer, int Entries, decimal Sum) open;
    int seen;
    int right;

    public void Add(EntryByTransferEntry entry)
    {
        if (entry.Transfer != open.Transfer)
            Close();
        open = (entry.Transfer, open.Entries + 1, open.Sum + entry.Amount);
    }

    /// <summary>What is claimed of all, when every entry has been added.</summary>
    public Claim Claim(long transfers)
    {
        Close();
        return new(
            "Each transfer has two entries that cancel out", right == seen && seen == transfers,
            string.Create(CultureInfo.InvariantCulture, $"{right:N0} of {transfers:N0} transfers"));
    }

    void Close()
    {
        if (open.Entries > 0)
            seen++;
        if (open is { Entries: 2, Sum: 0 })
            right++;
        open = default;
    }
}
