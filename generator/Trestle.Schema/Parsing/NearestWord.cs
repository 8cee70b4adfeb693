namespace Trestle.Schema.Parsing;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
static class NearestWord
{
    const int MaxCandidates = 500;
    const int MaxLength = 64;

    /// <summary>The candidate with the smallest edit distance, the first in ordinal order among equals; null when none resembles the word.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var best = Math.Max(1, word.Length / 2) + 1;
        foreach (var candidate in candidates.Take(MaxCandidates).OrderBy(candidate => candidate, StringComparer.Ordinal))
        {
            var distance = Distance(word, candidate, best);
            if (distance >= best || distance >= Math.Max(word.Length, candidate.Length))
                continue;
            best = distance;
            nearest = candidate;
        }
        return nearest;
    }

    /// <summary>A remedy: <c>Did you mean 'nearest'?</c>, or all the candidates when none is near.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> candidates, string otherwise)
    {
        if (Of(word, candidates) is { } nearest)
            return $"Did you mean '{nearest}'?";
        return candidates.Count is 0 or > 16 ? otherwise : $"Possible here: {string.Join(", ", candidates.Select(candidate => $"'{candidate}'"))}.";
    }

    // Edit distance with transpositions, ignoring case; `bound` or more when it is not below the bound.
    static int Distance(string left, string right, int bound)
    {
        if (Math.Abs(left.Length - right.Length) >= bound || Math.Max(left.Length, right.Length) > MaxLength)
            return bound;
        int[] beforeLast = [], last = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (AreEqual(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && AreEqual(left[i - 1], right[j - 2]) && AreEqual(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last) = (last, row);
        }
        return last[right.Length];
    }

    static bool AreEqual(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
