namespace Trestle.Tool.Importing.Sql;

/// <summary>What a part of a statement is.</summary>
enum SqlTokenKind
{
    /// <summary>A name or a keyword without quotes.</summary>
    Word,

    /// <summary>A name in quotes.</summary>
    Quoted,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes in hexadecimal.</summary>
    Blob,

    /// <summary>A number without a sign.</summary>
    Number,

    /// <summary>An operator, a bracket, a comma.</summary>
    Symbol,
}

/// <summary>A part of a statement.</summary>
/// <param name="Text">Without its quotes.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where the next can begin.</param>
sealed record SqlToken(SqlTokenKind Kind, string Text, int Start, int End)
{
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted;
}
