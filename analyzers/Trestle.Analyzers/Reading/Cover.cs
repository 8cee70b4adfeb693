using Microsoft.CodeAnalysis;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>How an index answers a condition: the terms that it takes, and the call that asks it.</summary>
/// <param name="Answered">The terms that need not be looked at again.</param>
/// <param name="KeepsOrder">Whether its rows come in the order of the key, as those of a scan do.</param>
/// <param name="CanBeWritten">Whether the call would compile and mean the same.</param>
sealed record Cover(IndexModel Index, IReadOnlyList<Term> Answered, string Call, int Worth, bool KeepsOrder, bool CanBeWritten)
{
    /// <summary>The best of the indexes that the condition can be asked of; null when there is none.</summary>
    public static Cover? Best(IEnumerable<IndexModel> indexes, Condition condition, Compilation compilation) => indexes
        .Where(index => !index.IsPartial)
        .Select(index => Of(index, condition, compilation))
        .OfType<Cover>()
        .OrderByDescending(cover => cover.Worth)
        .ThenByDescending(cover => cover.Index.IsKey)
        .ThenBy(cover => cover.Index.Parts.Count)
        .FirstOrDefault();

    static Cover? Of(IndexModel index, Condition condition, Compilation compilation)
    {
        var equal = new List<Term>();
        while (equal.Count < index.Parts.Count && Find(condition, index.Parts[equal.Count], TermKind.Equal) is { } term)
            equal.Add(term);
        var fits = true;
        for (var i = 0; i < equal.Count; i++)
            fits &= Fits(equal[i], index.Parts[i], compilation);
        if (equal.Count == index.Parts.Count)
            return new(index, equal, $"{index.Property}.Prefix({Arguments(equal)})", 2 * equal.Count, KeepsOrder: true, fits);
        if (Ranged(index, equal, condition, compilation, fits) is { } ranged)
            return ranged;
        return equal.Count == 0 ? null
            : new(index, equal, $"{index.Property}.Prefix({Arguments(equal)})", 2 * equal.Count, index.IsKey, fits);
    }

    static Cover? Ranged(IndexModel index, IReadOnlyList<Term> equal, Condition condition, Compilation compilation, bool fits)
    {
        var part = index.Parts[equal.Count];
        var low = Find(condition, part, TermKind.GreaterOrEqual) ?? Find(condition, part, TermKind.Greater);
        var high = Find(condition, part, TermKind.Less);
        var last = Find(condition, part, TermKind.LessOrEqual);
        // A range without a lower bound begins with the nulls, which no comparison lets through.
        if (low is null && (high is null || part.IsNullable))
            return null;
        var isClosed = low is { Kind: TermKind.GreaterOrEqual } && high is null && last is not null;
        var bounds = isClosed ? new[] { low, last } : [low, high];
        var verb = isClosed ? "Between" : "Range";
        var call = $"{index.Property}.{verb}({string.Join(", ", equal.Concat(bounds).Select(term => term?.Text ?? "null"))})";
        var answered = equal.Concat(bounds.Where(term => term is { Kind: not TermKind.Greater })).Select(term => term!);
        var fit = fits && bounds.All(term => term is null || (Fits(term, part, compilation) && !IsNullable(term.Value!.Unwrapped().Type)));
        return new(index, [.. answered], call, 2 * equal.Count + 1, index.IsKey && !part.IsDescending, fit);
    }

    static Term? Find(Condition condition, PartModel part, TermKind kind) =>
        condition.Terms.FirstOrDefault(term => term.Kind == kind && term.Property.Is(part.Property));

    static string Arguments(IEnumerable<Term> terms) => string.Join(", ", terms.Select(term => term.Text));

    static bool Fits(Term term, PartModel part, Compilation compilation)
    {
        if (term.Value?.Unwrapped() is not { } value)
            return true;
        if (value.IsNull())
            return part.IsNullable;
        if (value.Type is null || (IsNullable(value.Type) && !part.IsNullable) || !Side.IsFree(value))
            return false;
        return compilation.ClassifyCommonConversion(value.Type, part.Property.Type).IsImplicit;
    }

    static bool IsNullable(ITypeSymbol? type) => type is { NullableAnnotation: NullableAnnotation.Annotated }
        || type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
