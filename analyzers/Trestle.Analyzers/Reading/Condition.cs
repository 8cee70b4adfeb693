using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>A filter over rows, taken apart at <c>&amp;&amp;</c>: comparisons that an index may answer, and the rest.</summary>
sealed record Condition(IReadOnlyList<Term> Terms, IReadOnlyList<IOperation> Rest)
{
    public static Condition Of(IOperation filter, ISymbol row)
    {
        var (terms, rest) = (new List<Term>(), new List<IOperation>());
        Add(filter.Unwrapped(), row, terms, rest);
        return new(terms, rest);
    }

    static void Add(IOperation filter, ISymbol row, List<Term> terms, List<IOperation> rest)
    {
        if (filter is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and)
        {
            Add(and.LeftOperand.Unwrapped(), row, terms, rest);
            Add(and.RightOperand.Unwrapped(), row, terms, rest);
        }
        else if (Term(filter, row) is { } term)
            terms.Add(term);
        else
            rest.Add(filter);
    }

    static Term? Term(IOperation part, ISymbol row) => part switch
    {
        IBinaryOperation binary when Kind(binary.OperatorKind) is { } kind =>
            Compared(part, kind, binary.LeftOperand, binary.RightOperand, row)
                ?? Compared(part, Mirrored(kind), binary.RightOperand, binary.LeftOperand, row),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern =>
            Compared(part, TermKind.Equal, pattern.Value, constant.Value, row),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not =>
            Property(not.Operand, row) is { } property ? new(property, TermKind.Equal, part, null, "false") : null,
        _ => Property(part, row) is { } property ? new(property, TermKind.Equal, part, null, "true") : null,
    };

    static Term? Compared(IOperation part, TermKind kind, IOperation side, IOperation value, ISymbol row) =>
        Property(side, row) is { } property && !value.Refers(row)
            && Type(property) is not (SpecialType.System_Double or SpecialType.System_Single)
            ? new(property, kind, part, value, value.Unwrapped().Syntax.ToString())
            : null;

    static SpecialType Type(IPropertySymbol property) =>
        (property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? inner : property.Type).SpecialType;

    static IPropertySymbol? Property(IOperation operation, ISymbol row) =>
        operation.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance } reference && instance.Unwrapped().Symbol().Is(row)
            ? reference.Property : null;

    static TermKind? Kind(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => TermKind.Equal,
        BinaryOperatorKind.LessThan => TermKind.Less,
        BinaryOperatorKind.LessThanOrEqual => TermKind.LessOrEqual,
        BinaryOperatorKind.GreaterThan => TermKind.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => TermKind.GreaterOrEqual,
        _ => null,
    };

    static TermKind Mirrored(TermKind kind) => kind switch
    {
        TermKind.Less => TermKind.Greater,
        TermKind.LessOrEqual => TermKind.GreaterOrEqual,
        TermKind.Greater => TermKind.Less,
        TermKind.GreaterOrEqual => TermKind.LessOrEqual,
        _ => kind,
    };
}
