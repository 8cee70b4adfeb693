using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4005: loops that decode whole rows for a few of their fields, where a view gives the same.</summary>
static class FewFields
{
    // Below this a row is decoded about as fast as a view is read.
    const int LeastFields = 6;
    const int MostUsed = 2;

    public static void Check(Body body)
    {
        foreach (var loop in body.All<IForEachLoopOperation>(OperationKind.Loop))
            if (loop is { IsAsynchronous: false, Locals: [var row] } && body.Types.RoleOf(loop.Collection.Unwrapped().Type) == Role.Query)
                Check(body, loop, row);
    }

    static void Check(Body body, IForEachLoopOperation loop, ILocalSymbol row)
    {
        var used = Used(body, row);
        if (used is null || used.Count is 0 or > MostUsed || Query.Of(loop.Collection, body) is not { IsShaped: false } query
            || loop.Collection.Unwrapped().Syntax is not { } source)
            return;
        var fields = query.Table.Fields.Count;
        if (fields < LeastFields || !CanHoldView(loop) || used.Any(property => !SameInView(property, query.Table.View)))
            return;
        body.Report(ReadRules.FewFields, source, Fix.Of("Enumerate views", Edit.Insert(source.Span.End, ".Views")), query.Table.Name,
            used.Count, fields);
    }

    // Null when the row itself is used, or a field is read so often that decoding it once is better.
    static HashSet<IPropertySymbol>? Used(Body body, ILocalSymbol row)
    {
        var used = new HashSet<IPropertySymbol>(SymbolEqualityComparer.Default);
        foreach (var use in body.Locals.UsesOf(row))
            if (use.Parent is not IPropertyReferenceOperation { Property: var property } || !used.Add(property))
                return null;
        return used;
    }

    static bool CanHoldView(IForEachLoopOperation loop) => !loop.Body.DescendantsAndSelf().Any(part =>
        part is IAwaitOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
            or IReturnOperation { Kind: OperationKind.YieldReturn });

    static bool SameInView(IPropertySymbol property, ITypeSymbol view) =>
        view.GetMembers(property.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } same
            && SymbolEqualityComparer.IncludeNullability.Equals(same.Type, property.Type);
}
