using System.Globalization;

namespace Samples.GitHistory.Questions;

/// <summary>The newest merges: the beginning of a partial index, which holds nothing but merges.</summary>
static class LatestMerges
{
    public static Answer Ask(HistoryReadTransaction tx, int top)
    {
        var rows = new List<string[]>();
        foreach (var merge in tx.Commits.Merges.All().Take(top).Views)
            rows.Add([merge.CommittedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), merge.Subject]);
        return new Answer($"Latest of {tx.Commits.Merges.Count()} merges", ["When", "Subject"], rows);
    }
}
