using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Reading;

/// <summary>One comparison of a row's property with a value that is the same for every row.</summary>
/// <param name="Whole">The comparison, as it stands.</param>
/// <param name="Value">What is compared with; null where the property itself is the truth value.</param>
/// <param name="Text">The value as C#.</param>
sealed record Term(IPropertySymbol Property, TermKind Kind, IOperation Whole, IOperation? Value, string Text);

enum TermKind
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
