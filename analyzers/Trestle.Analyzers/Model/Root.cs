using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>The variable at the beginning of a chain: that of the transaction, through tables, indexes and queries held in
/// variables.</summary>
static class Root
{
    public static ISymbol? Of(IOperation? operation, Body body)
    {
        for (var steps = 0; operation is not null && steps < 64; steps++)
        {
            operation = operation.Unwrapped();
            if (operation.Symbol() is not { } symbol)
                operation = Next(operation);
            else if (body.Types.IsTransaction(TypeOf(symbol)) || body.Locals.ValueOf(symbol) is not { } value)
                return symbol;
            else
                operation = value;
        }

        return null;
    }

    static IOperation? Next(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Receiver(),
        IPropertyReferenceOperation property => property.Instance,
        IConditionalAccessOperation access => access.Operation,
        _ => null,
    };

    static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
