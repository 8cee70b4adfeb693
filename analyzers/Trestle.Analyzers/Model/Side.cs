using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>Whether an expression may be evaluated once instead of many times, or somewhere else: it changes nothing and calls
/// nothing.</summary>
static class Side
{
    public static bool IsFree(IOperation operation) => operation.DescendantsAndSelf().All(part => part is
        ILiteralOperation or IDefaultValueOperation or IInstanceReferenceOperation
        or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
        or IArrayElementReferenceOperation or IConversionOperation or IUnaryOperation or IBinaryOperation);
}
