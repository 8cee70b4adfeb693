using System.Diagnostics;
using Trestle;

namespace Samples.Ledger.Posting;

/// <summary>Many workers, each of which makes one random transfer after the other.</summary>
sealed class Workers(LedgerDb db, IReadOnlyList<Account> accounts, Options options)
{
    public async Task<WorkResult> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(worker => Task.Run(() => WorkAsync(worker))));
        return results.Aggregate(WorkResult.Nothing, (sum, result) => sum + result) with { Took = clock.Elapsed };
    }

    async Task<WorkResult> WorkAsync(int worker)
    {
        var random = new Random((options.Seed * 100_003) + worker);
        var result = WorkResult.Nothing;
        for (var number = worker; number < options.Transfers; number += options.Workers)
            result += await TransferAsync(Any(random));
        return result;
    }

    // The store runs the body again when it collided; how often is all that is counted here.
    async Task<WorkResult> TransferAsync(Transfer transfer)
    {
        var runs = 0;
        try
        {
            var isMade = await db.WriteAsync(tx =>
            {
                runs++;
                return Post.RunAsync(tx, transfer);
            });
            return WorkResult.Nothing with { Made = isMade ? 1 : 0, Refused = isMade ? 0 : 1, Retries = runs - 1 };
        }
        catch (TransactionConflictException)
        {
            return WorkResult.Nothing with { GivenUp = 1, Retries = runs - 1 };
        }
        catch (UnknownOutcomeException)
        {
            return WorkResult.Nothing with { Made = await IsThereAsync(transfer) ? 1 : 0, Retries = runs - 1 };
        }
    }

    // The connection broke while the server committed: the transfer's own number tells whether it did.
    Task<bool> IsThereAsync(Transfer transfer) => db.ReadAsync(tx => tx.Transfers.ExistsAsync(transfer.Id).AsTask());

    Transfer Any(Random random)
    {
        var from = random.Next(accounts.Count);
        var to = (from + 1 + random.Next(accounts.Count - 1)) % accounts.Count;
        return new Transfer
        {
            Id = UuidV7.Next(),
            From = accounts[from].Id,
            To = accounts[to].Id,
            Amount = random.Next(1, 5_000_000) / 10_000m,
            At = DateTimeOffset.UtcNow,
        };
    }
}
