using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Writing;

enum ChangeKind
{
    Set,
    Add,
}

/// <summary>What a <c>with</c> does to one field, as a patch can say it: sets it to something else, or adds to it.</summary>
/// <param name="Value">What is set or added.</param>
/// <param name="Text">The value as C#.</param>
sealed record FieldChange(IPropertySymbol Property, ChangeKind Kind, IOperation Value, string Text)
{
    /// <summary>As a patch's method is called.</summary>
    public string Called => $".{Kind}{Property.Name}({Text})";

    /// <summary>Every change of a copy; null when one of them cannot be said without the row.</summary>
    public static IReadOnlyList<FieldChange>? All(IWithOperation copy, ILocalSymbol row)
    {
        var changes = copy.Initializer.Initializers.Select(part => Of(part, row)).ToList();
        return changes.Contains(null) ? null : [.. changes.OfType<FieldChange>()];
    }

    public bool In(INamedTypeSymbol patch, Compilation compilation) =>
        patch.GetMembers(Kind + Property.Name).OfType<IMethodSymbol>().FirstOrDefault() is { Parameters: [var parameter, ..] }
            && Fits(parameter.Type, compilation);

    public bool Fits(ITypeSymbol type, Compilation compilation) =>
        Value.Type is null ? Value.IsNull() && type.NullableAnnotation == NullableAnnotation.Annotated
            : compilation.ClassifyCommonConversion(Value.Type, type).IsImplicit;

    static FieldChange? Of(IOperation part, ILocalSymbol row)
    {
        if (part is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value })
            return null;
        if (!value.Refers(row))
            return Side.IsFree(value) ? new(property, ChangeKind.Set, value.Unwrapped(), value.Syntax.ToString()) : null;
        return value.Unwrapped() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
            && IsNumber(property.Type)
            && IsField(sum.LeftOperand, property, row) && !sum.RightOperand.Refers(row) && Side.IsFree(sum.RightOperand)
            ? new(property, ChangeKind.Add, sum.RightOperand.Unwrapped(), Signed(sum))
            : null;
    }

    static bool IsField(IOperation operand, IPropertySymbol property, ILocalSymbol row) =>
        operand.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance } reference && reference.Property.Is(property)
            && instance.Symbol().Is(row);

    static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Decimal;

    static string Signed(IBinaryOperation sum)
    {
        var text = sum.RightOperand.Unwrapped().Syntax.ToString();
        return sum.OperatorKind == BinaryOperatorKind.Add ? text
            : sum.RightOperand.Unwrapped() is ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation ? "-" + text
            : $"-({text})";
    }
}
