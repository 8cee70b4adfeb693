using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Lifetime;

/// <summary>TRS4305: the text of a database command with values in it.</summary>
static class InterpolatedSql
{
    public static void Check(Body body)
    {
        foreach (var assignment in body.All<ISimpleAssignmentOperation>(OperationKind.SimpleAssignment))
            if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "CommandText", ContainingType: { } type } }
                && IsCommand(type))
                Check(body, assignment.Value);
        foreach (var creation in body.All<IObjectCreationOperation>(OperationKind.ObjectCreation))
            foreach (var argument in creation.Arguments)
                if (argument.Parameter?.Name is "cmdText" or "commandText" && creation.Type is INamedTypeSymbol type && IsCommand(type))
                    Check(body, argument.Value);
    }

    static bool IsCommand(INamedTypeSymbol type) => IsItself(type) || type.AllInterfaces.Any(IsItself);

    // Names are compared first: the full one has to be put together.
    static bool IsItself(INamedTypeSymbol type) => type.Name == "IDbCommand" && type.FullName() == "System.Data.IDbCommand";

    static void Check(Body body, IOperation text)
    {
        var value = text.Unwrapped();
        if (value.Symbol() is { } variable && body.Locals.ValueOf(variable) is { } known)
            value = known.Unwrapped();
        if (HasValues(value))
            body.Report(LifetimeRules.InterpolatedSql, text.Syntax);
    }

    static bool HasValues(IOperation text) => text switch
    {
        _ when text.ConstantValue.HasValue => false,
        IInterpolatedStringOperation interpolated =>
            interpolated.Parts.OfType<IInterpolationOperation>().Any(part => IsValue(part.Expression)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum =>
            IsPartWithValue(sum.LeftOperand.Unwrapped()) || IsPartWithValue(sum.RightOperand.Unwrapped()),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } call =>
            call.Arguments.Skip(1).Any(argument => argument.Value.DescendantsAndSelf().Any(part => part.Symbol() is IParameterSymbol)),
        _ => false,
    };

    static bool IsPartWithValue(IOperation part) =>
        part is IBinaryOperation or IInterpolatedStringOperation ? HasValues(part) : IsValue(part);

    // Names from constants and static fields are the program's own.
    static bool IsValue(IOperation part) => !part.ConstantValue.HasValue
        && part.Unwrapped() is IParameterReferenceOperation or ILocalReferenceOperation or IInvocationOperation
            or IPropertyReferenceOperation { Instance: not null } or IFieldReferenceOperation { Field.IsStatic: false };
}
