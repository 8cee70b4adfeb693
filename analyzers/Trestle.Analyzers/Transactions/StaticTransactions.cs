using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4205: transactions in static fields and properties, which live as long as the program.</summary>
static class StaticTransactions
{
    public static void Check(SymbolAnalysisContext context, TrestleTypes types)
    {
        var type = context.Symbol switch
        {
            IFieldSymbol { IsStatic: true, IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol { IsStatic: true, GetMethod: { } } property when IsAutomatic(property) => property.Type,
            _ => null,
        };
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            type = inner;
        if (types.IsTransaction(type))
            context.ReportDiagnostic(
                Diagnostic.Create(TransactionRules.LongLived, context.Symbol.Locations[0], context.Symbol.Name, "is static"));
    }

    static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => field.AssociatedSymbol.Is(property));
}
