namespace Samples.Ledger.Posting;

/// <summary>What the workers did.</summary>
/// <param name="Made">Transfers that are in the books.</param>
/// <param name="Refused">Transfers for which the money was not there.</param>
/// <param name="Retries">How often a transfer was run again because it met another.</param>
/// <param name="GivenUp">Transfers that met others too often; nothing of them is in the books.</param>
/// <param name="Took">How long all of it took.</param>
sealed record WorkResult(long Made, long Refused, long Retries, long GivenUp, TimeSpan Took)
{
    public static WorkResult Nothing { get; } = new(0, 0, 0, 0, TimeSpan.Zero);

    public static WorkResult operator +(WorkResult left, WorkResult right) => new(
        left.Made + right.Made, left.Refused + right.Refused, left.Retries + right.Retries, left.GivenUp + right.GivenUp, left.Took + right.Took);
}
