using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>One part of an index: a property of the record, and which way it is ordered.</summary>
sealed record PartModel(IPropertySymbol Property, bool IsDescending)
{
    /// <summary>Whether null is a value of the part.</summary>
    public bool IsNullable => Property.Type.NullableAnnotation == NullableAnnotation.Annotated
        || Property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
