using System.Globalization;

namespace Samples.Ledger.Audit;

/// <summary>What the accounts come to: all entries first, then the accounts that they belong to.</summary>
sealed class AccountTally
{
    readonly Dictionary<int, decimal> entries = [];
    (int Count, int Wrong, decimal Opening, decimal Balance) sum;
    decimal? least;

    public void Add(Entry entry) => entries[entry.Account] = entries.GetValueOrDefault(entry.Account) + entry.Amount;

    public void Add(Account account)
    {
        var isWrong = account.Opening + entries.GetValueOrDefault(account.Id) != account.Balance;
        sum = (sum.Count + 1, sum.Wrong + (isWrong ? 1 : 0), sum.Opening + account.Opening, sum.Balance + account.Balance);
        least = least < account.Balance ? least : account.Balance;
    }

    public IEnumerable<Claim> Claims() =>
    [
        new("The sum of all balances is what it was", sum.Opening == sum.Balance, Invariant($"{sum.Balance:N4} of {sum.Opening:N4}")),
        new("No balance is negative", !(least < 0), Invariant($"the least is {least:N4}")),
        new("Each balance is its opening and its entries", sum.Wrong == 0, Invariant($"{sum.Count - sum.Wrong:N0} of {sum.Count:N0} accounts")),
    ];

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
