using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>Whether an expression is the same in each turn of a loop.</summary>
static class Invariant
{
    public static bool In(ILoopOperation loop, IOperation expression, Body body) =>
        expression.DescendantsAndSelf().All(part => part.Symbol() is not { } symbol || !ChangesIn(loop, symbol, body));

    static bool ChangesIn(ILoopOperation loop, ISymbol symbol, Body body) =>
        symbol.DeclaringSyntaxReferences.Any(reference => loop.Syntax.Span.Contains(reference.Span))
        || (body.Locals.IsChanged(symbol)
            && body.Locals.UsesOf(symbol)
                .Any(use => use.Parent is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation
                    && use.IsWithin(loop)));
}
