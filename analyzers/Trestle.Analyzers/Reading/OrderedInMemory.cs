using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4008: rows sorted in memory in an order that an index has.</summary>
static class OrderedInMemory
{
    public static void Check(Body body)
    {
        foreach (var call in body.Linq)
            if (call.TargetMethod.Name is "OrderBy" or "OrderByDescending" && call.Arguments.Length == 2
                && call.Argument(1).Lambda() is { Symbol.Parameters: [var row] } lambda && IsLast(call)
                && lambda.Result()?.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance, Property: var property }
                && instance.Symbol().Is(row)
                && IsOrderedAlike(property.Type))
                Check(body, call, property);
    }

    // What comes second is no index's order, unless it has both; that is left to the reader.
    static bool IsLast(IInvocationOperation call) =>
        call.Consumer() is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThenBy" or "ThenByDescending" } };

    // Texts compare by culture in memory and by bytes in an index; floats differ in NaN.
    static bool IsOrderedAlike(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.System_String or SpecialType.System_Double or SpecialType.System_Single);

    static void Check(Body body, IInvocationOperation call, IPropertySymbol property)
    {
        if (Query.Of(call.Receiver(), body) is not { IsShaped: false, IsLimited: false, IsReversed: false } query)
            return;
        var isDescending = call.TargetMethod.Name == "OrderByDescending";
        if (query.Start.Verb == "Scan")
            CheckScan(body, call, query, property, isDescending);
        else if (query.Index is { } index && Next(query, index) is { } part && part.Property.Is(property))
            Report(body, call, query, index, part, isDescending, query.Start.Text);
    }

    static void CheckScan(Body body, IInvocationOperation call, Query query, IPropertySymbol property, bool isDescending)
    {
        var index = query.Table.Indexes.Where(index => !index.IsPartial && index.Parts[0].Property.Is(property))
            .OrderByDescending(index => index.Parts[0].IsDescending == isDescending).ThenBy(index => index.Parts.Count).FirstOrDefault();
        if (index is not null)
            Report(body, call, query, index, index.Parts[0], isDescending, $"{IndexCall.Table(query)}.{index.Property}.All()");
    }

    static void Report(Body body, IInvocationOperation call, Query query, IndexModel index, PartModel part, bool isDescending,
        string source)
    {
        var isReverse = part.IsDescending != isDescending;
        var text = isReverse ? source + ".Reverse()" : source;
        // Sorting keeps equal rows in key order, which the index does when nothing stands between this part and the key.
        var isSame = !isReverse && index.Parts.Last() == part;
        var fix = isSame ? Fix(query, call, text) : null;
        body.ReportScan(ReadRules.OrderedInMemory, query.Table, Place(call), fix, query.Table.Name, index.Told, text);
    }

    static SyntaxNode Place(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name : call.Syntax;

    static Fix? Fix(Query query, IInvocationOperation call, string text) =>
        query.IsDirect && call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
            && Sequence.KeepsMeaning(call)
            ? Model.Fix.Of("Use the index's order", Edit.Replace(query.Start.Operation.Syntax, text),
                Edit.Remove(member.Expression.Span.End, syntax.Span.End))
            : null;

    // The part that a range of the index is ordered by: the first that its call does not fix.
    static PartModel? Next(Query query, IndexModel index)
    {
        var given = query.Start.Operation.Arguments.Length;
        var fixedParts = query.Start.Verb switch { "All" => 0, "Prefix" => given, _ => given - 2 };
        return fixedParts < index.Parts.Count && fixedParts >= 0 ? index.Parts[fixedParts] : null;
    }
}
