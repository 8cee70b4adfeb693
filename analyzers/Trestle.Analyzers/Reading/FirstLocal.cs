using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>The statement <c>var row = table.Get(key);</c> at the head of a loop, which a fix moves into the loop's own variable.</summary>
static class FirstLocal
{
    /// <summary>The variable; null when the statement is of another form.</summary>
    public static ILocalSymbol? Of(IOperation statement, IOperation lookup) =>
        statement is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Initializer.Value: { } value } declarator] }] }
        && value.Unwrapped() == lookup
            ? declarator.Symbol
            : null;
}
