using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>Writes the call of an index that takes the place of a filtered scan.</summary>
static class IndexCall
{
    // After these the rows' order no longer matters.
    static readonly HashSet<string> Unordered =
        ["Any", "Count", "LongCount", "Sum", "Min", "Max", "MinBy", "MaxBy", "All", "Contains", "ToHashSet", "ToDictionary", "OrderBy",
            "OrderByDescending"];

    /// <summary>For the message.</summary>
    public static string Text(Query query, Cover cover) => Table(query) + "." + cover.Call;

    /// <summary>The table's expression as it stands in the source.</summary>
    public static string Table(Query query) => query.Index is null
        ? query.Source.Syntax.ToString()
        : ((IPropertyReferenceOperation)query.Source.Unwrapped()).Instance!.Syntax.ToString();

    /// <summary>Null where the call would not compile, or rows might come in another order than now.</summary>
    public static Fix? Fix(Body body, Query query, Condition condition, Cover cover, IOperation site, ISymbol row)
    {
        if (!cover.CanBeWritten || !query.IsDirect || !(cover.KeepsOrder || query.Index is not null || IsUnordered(site)))
            return null;
        var start = Edit.Replace(query.Start.Operation.Syntax, Text(query, cover));
        var where = Where(query, condition, cover, site, row);
        return Model.Fix.Of($"Ask {cover.Index.Told}", where is { } edit ? [start, edit] : [start]);
    }

    static bool IsUnordered(IOperation? site) => site is IInvocationOperation call
        && (Unordered.Contains(call.TargetMethod.Name)
            || (call.TargetMethod.Name is "Where" or "Select" && IsUnordered(call.Consumer()?.Parent)));

    // What the index has answered need not be asked again, where the call around does not depend on the type of the sequence.
    static Edit? Where(Query query, Condition condition, Cover cover, IOperation site, ISymbol row)
    {
        if (site is not IInvocationOperation
            {
                TargetMethod.Name: "Where",
                Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
            } call)
            return null;
        var left = condition.Terms.Except(cover.Answered).Select(term => term.Whole).Concat(condition.Rest)
            .OrderBy(part => part.Syntax.SpanStart).ToList();
        if (left.Count > 0)
            return Edit.Replace(Lambda(call), string.Join(" && ", left.Select(Operand)));
        return Sequence.KeepsMeaning(call) ? Edit.Remove(member.Expression.Span.End, syntax.Span.End) : null;
    }

    static SyntaxNode Lambda(IInvocationOperation where) => where.Argument(1).Lambda()!.Result()!.Syntax;

    // The syntax of a part does not hold the parentheses around it.
    static string Operand(IOperation part) =>
        part is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or IConditionalOperation or ICoalesceOperation
            ? $"({part.Syntax})" : part.Syntax.ToString();
}
