using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>Whether <c>[AllowScan("why")]</c> stands on a member, a type around it or the assembly. Without a reason it does not
/// count.</summary>
static class AllowedScan
{
    public static bool In(ISymbol owner, TrestleTypes types) => Around(owner)
        .Select(symbol => symbol.Attribute(types.AllowScan))
        .Any(attribute => attribute is { ConstructorArguments: [{ Value: string reason }] } && reason.Trim().Length > 0);

    static IEnumerable<ISymbol> Around(ISymbol? symbol)
    {
        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return symbol;
            if (symbol is IMethodSymbol { AssociatedSymbol: { } property })
                yield return property;
            if (symbol.ContainingSymbol is null or INamespaceSymbol)
                yield return symbol.ContainingAssembly;
        }
    }
}
