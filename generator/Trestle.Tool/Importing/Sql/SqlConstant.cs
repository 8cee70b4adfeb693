namespace Trestle.Tool.Importing.Sql;

/// <summary>What a constant is.</summary>
enum SqlConstantKind
{
    Null,
    Bool,
    Number,
    Text,
    Blob,
}

/// <summary>A constant of a statement.</summary>
/// <param name="Text">Without its quotes, with its sign.</param>
sealed record SqlConstant(SqlConstantKind Kind, string Text);
