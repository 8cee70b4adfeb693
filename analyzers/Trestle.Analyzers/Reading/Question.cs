using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>A comparison by which code asks whether there is a row.</summary>
sealed record Question(SyntaxNode Syntax, bool IsNegative, bool IsAboutNull)
{
    public bool IsAbout(string verb) => IsAboutNull == (verb != "Count");

    public static Question? Of(IOperation call) => call.Consumer() switch
    {
        IBinaryOperation binary => OfBinary(binary, call),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern when constant.Value.IsNull() =>
            new(pattern.Syntax, true, true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } pattern
            when constant.Value.IsNull() => new(pattern.Syntax, false, true),
        IIsPatternOperation
        {
            Pattern: IRecursivePatternOperation
            {
                DeclaredSymbol: null, PropertySubpatterns.IsEmpty: true,
                DeconstructionSubpatterns.IsEmpty: true
            }
        } pattern =>
            new(pattern.Syntax, false, true),
        _ => null,
    };

    static Question? OfBinary(IBinaryOperation binary, IOperation call)
    {
        var isLeft = binary.LeftOperand.Unwrapped() == call;
        var other = isLeft ? binary.RightOperand : binary.LeftOperand;
        if (other.IsNull())
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Equals => new(binary.Syntax, true, true),
                BinaryOperatorKind.NotEquals => new(binary.Syntax, false, true),
                _ => null,
            };
        return Number(other) is { } number && Negation(isLeft ? binary.OperatorKind : Mirrored(binary.OperatorKind), number) is { } negative
            ? new(binary.Syntax, negative, false)
            : null;
    }

    static bool? Negation(BinaryOperatorKind kind, long number) => (kind, number) switch
    {
        (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => false,
        (BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual, 0) or (BinaryOperatorKind.LessThan, 1) => true,
        _ => null,
    };

    static long? Number(IOperation operation) => operation.Unwrapped().ConstantValue switch
    {
        { HasValue: true, Value: int number } => number,
        { HasValue: true, Value: long number } => number,
        _ => null,
    };

    static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
