using System.Globalization;
using Samples.Ledger.Audit;
using Samples.Ledger.Posting;

namespace Samples.Ledger;

/// <summary>What the sample says.</summary>
static class Screen
{
    public static void Begin(IReadOnlyList<Account> accounts, Options options) => Say(
        $"{accounts.Count:N0} accounts with {accounts.Sum(account => account.Balance):N4} in all; {options.Workers:N0} workers make {options.Transfers:N0} transfers.");

    public static void Show(WorkResult result)
    {
        Say($"{result.Made:N0} transfers in {result.Took.TotalSeconds:N1} s: {result.Made / Math.Max(result.Took.TotalSeconds, 0.001):N0} a second.");
        Say($"{result.Refused:N0} refused for want of money, {result.Retries:N0} run again because they met others, {result.GivenUp:N0} given up.");
    }

    public static void Show(ProofResult proof)
    {
        foreach (var (claim, holds, found) in proof.Claims)
            Say($"{(holds ? "holds " : "BROKEN")}  {claim}: {found}");
        Say(proof.Holds ? (FormattableString)$"No cent was made or lost." : (FormattableString)$"The books are wrong.");
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
