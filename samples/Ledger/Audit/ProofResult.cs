namespace Samples.Ledger.Audit;

/// <summary>What must be true of the books, and whether it is.</summary>
sealed record ProofResult(IReadOnlyList<Claim> Claims)
{
    public bool Holds => Claims.All(claim => claim.Holds);
}

/// <summary>One of the things that must be true.</summary>
/// <param name="Text">What is claimed.</param>
/// <param name="Holds">Whether it is so.</param>
/// <param name="Found">The figures that show it.</param>
sealed record Claim(string Text, bool Holds, string Found);
