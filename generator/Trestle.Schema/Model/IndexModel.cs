namespace Trestle.Schema.Model;

/// <summary>An index: entries in the order of its parts, each leading to a row.</summary>
/// <param name="Name">As written, for example <c>ByAuthor</c>; also the C# name of the accessor.</param>
/// <param name="Include">Fields that each entry carries along, so that reads that need no more never touch the row.</param>
/// <param name="Where">The comparisons, joined by <c>and</c>, that a row must meet to have an entry; empty when every row has one.</param>
public sealed record IndexModel(
    string Name,
    Guid Id,
    string? Doc,
    EquatableArray<IndexPartModel> Parts,
    bool IsUnique,
    EquatableArray<string> Include,
    EquatableArray<ComparisonModel> Where);

public sealed record IndexPartModel(string Field, bool IsDescending);

/// <summary>One comparison of a field with a constant, in a partial index.</summary>
public sealed record ComparisonModel(string Field, ComparisonOperator Operator, ConstantModel Value);

/// <summary>Null takes part in <see cref="Equal"/> and <see cref="NotEqual"/> as a value; in the others a null field never matches.</summary>
public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
