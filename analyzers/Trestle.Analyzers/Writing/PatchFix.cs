using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Reading;

namespace Trestle.Analyzers.Writing;

/// <summary>Puts one verb in the place of a lookup and a write, in the forms in which the two usually stand together.</summary>
/// <param name="Read">The lookup.</param>
/// <param name="Row">The variable that holds what it found.</param>
/// <param name="Verb">The name of the verb.</param>
/// <param name="Called">The call of the verb, which is null when there is no row.</param>
sealed record PatchFix(Call Read, ILocalSymbol Row, string Verb, string Called)
{
    /// <summary>Null for any other form.</summary>
    public Fix? Of(Call write)
    {
        if (write.Operation.Consumer() is not IExpressionStatementOperation statement || !Side.IsFree(Read.Operation.Argument(0)!))
            return null;
        return Only(statement) is { } choice ? InChoice(choice) : BehindGuard(statement) ?? BehindLookup(statement);
    }

    // if (table.Get(key) is { } row) table.Update(row with { ... });
    Fix? InChoice(IConditionalOperation choice) => choice is { WhenFalse: null, Syntax: IfStatementSyntax }
        && Presence(choice) is { IsAbsent: false, Declaration: var declaration }
        ? Replaced(declaration, Lines.Replacement(choice.Syntax, Called + ";"))
        : null;

    // if (table.Get(key) is not { } row) return; table.Update(row with { ... });
    Fix? BehindGuard(IExpressionStatementOperation write) =>
        Before(write) is IConditionalOperation { WhenFalse: null, Syntax: IfStatementSyntax } guard && Leaves(guard.WhenTrue)
        && Presence(guard) is { IsAbsent: true, Declaration: var declaration }
        ? Replaced(declaration, Edit.Replace(guard.Condition.Syntax, Called + " is null"), Lines.Removal(write.Syntax))
        : null;

    // var row = table.Get(key)!; table.Update(row with { ... });
    Fix? BehindLookup(IExpressionStatementOperation write) =>
        Before(write) is { } declaration && FirstLocal.Of(declaration, Read.Operation).Is(Row)
        && Read.Operation.Syntax.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)
        ? Replaced(declaration, Lines.Replacement(write.Syntax, Called + ";"))
        : null;

    Fix Replaced(IOperation? declaration, params Edit[] edits) =>
        Fix.Of($"Call {Verb}", declaration is null ? edits : [Lines.Removal(declaration.Syntax), .. edits]);

    // What the condition says of the row, and the lookup before it when it is not the condition's own.
    (bool IsAbsent, IOperation? Declaration)? Presence(IConditionalOperation choice)
    {
        var condition = choice.Condition.Unwrapped();
        if (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            return not.Operand.Unwrapped() == Read.Operation ? (true, null) : null;
        if (condition == Read.Operation)
            return (false, null);
        if (condition is IIsPatternOperation pattern && pattern.Value.Unwrapped() == Read.Operation)
            return (pattern.Pattern is INegatedPatternOperation, null);
        return Before(choice) is { } declaration && FirstLocal.Of(declaration, Read.Operation).Is(Row)
            && condition.DescendantsAndSelf().FirstOrDefault(part => part.Symbol().Is(Row)) is { } row
            && Question.Of(row) is { IsAboutNull: true } question && question.Syntax == condition.Syntax
            ? (question.IsNegative, declaration)
            : null;
    }

    static IConditionalOperation? Only(IOperation statement) => statement.Parent switch
    {
        IConditionalOperation choice => choice,
        IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation choice } => choice,
        _ => null,
    };

    static IOperation? Before(IOperation statement) => statement.Parent is IBlockOperation { Operations: var statements }
        && statements.IndexOf(statement) is > 0 and var place ? statements[place - 1] : null;

    static bool Leaves(IOperation branch) => branch.Statements().LastOrDefault()
        is IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
