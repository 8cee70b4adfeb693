namespace Trestle.Tool.Importing.Sql;

/// <summary>A column compared with a constant.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="IsLength">Whether its length is compared.</param>
/// <param name="Operator">One of <c>== != &lt; &lt;= &gt; &gt;=</c>.</param>
sealed record SqlComparison(string Column, bool IsLength, string Operator, SqlConstant Value);

/// <summary>Reads defaults and conditions as far as a schema can say them: constants, and comparisons with them joined by AND.</summary>
sealed class SqlCondition
{
    static readonly string[] Lengths = ["length", "char_length", "character_length", "octet_length"];

    static readonly string[] Operators = ["AND", "OR", "IS", "BETWEEN", "NOT", "COLLATE", "IN", "LIKE"];

    readonly IReadOnlyList<SqlToken> tokens;
    int at;

    SqlCondition(string sql) => tokens = SqlScanner.Scan(sql);

    /// <summary>The constant; null when it is anything else.</summary>
    public static SqlConstant? Constant(string sql)
    {
        var reader = new SqlCondition(sql);
        return reader.Operand() is { Value: { } value } && reader.IsAtEnd ? value : null;
    }

    /// <summary>The comparisons; null when the condition is anything else.</summary>
    public static IReadOnlyList<SqlComparison>? Comparisons(string sql)
    {
        var reader = new SqlCondition(sql);
        return reader.Conjunction() is { } found && reader.IsAtEnd ? found : null;
    }

    bool IsAtEnd => at == tokens.Count;

    SqlToken? Current => at < tokens.Count ? tokens[at] : null;

    List<SqlComparison>? Conjunction()
    {
        var found = new List<SqlComparison>();
        do
        {
            if (Term() is not { } term)
                return null;
            found.AddRange(term);
        }
        while (TakeWord("AND"));
        return found;
    }

    // A bracket holds a condition or an operand: which one, what follows tells.
    IReadOnlyList<SqlComparison>? Term()
    {
        var start = at;
        if (TakeSymbol("(") && Conjunction() is { } inner && TakeSymbol(")"))
            return inner;
        at = start;
        var isNegated = TakeWord("NOT");
        if (Operand() is not { } left)
            return null;
        if (isNegated || Current is null || Current.IsSymbol(")") || Current.IsWord("AND"))
            return left.Column is null ? null : [new(left.Column, left.IsLength, "==", Truth(!isNegated))];
        return TakeWord("IS") ? Presence(left) : TakeWord("BETWEEN") ? Between(left) : Comparison(left);
    }

    static SqlConstant Truth(bool value) => new(SqlConstantKind.Bool, value ? "true" : "false");

    IReadOnlyList<SqlComparison>? Presence(SqlOperand left)
    {
        var isNegated = TakeWord("NOT");
        return left.Column is { } column && TakeWord("NULL")
            ? [new(column, left.IsLength, isNegated ? "!=" : "==", new(SqlConstantKind.Null, "null"))]
            : null;
    }

    IReadOnlyList<SqlComparison>? Between(SqlOperand left) =>
        Operand() is { Value: { } least } && TakeWord("AND") && Operand() is { Value: { } most } && left.Column is { } column
            ? [new(column, left.IsLength, ">=", least), new(column, left.IsLength, "<=", most)]
            : null;

    IReadOnlyList<SqlComparison>? Comparison(SqlOperand left)
    {
        if (Operator(Current?.Text) is not { } comparison)
            return null;
        at++;
        return Operand() switch
        {
            { Value: { } value } when left.Column is { } column => [new(column, left.IsLength, comparison, value)],
            { Column: { } column } right when left.Value is { } value => [new(column, right.IsLength, Turned(comparison), value)],
            _ => null,
        };
    }

    static string? Operator(string? symbol) => symbol switch
    {
        "=" or "==" => "==",
        "<>" or "!=" => "!=",
        "<" or "<=" or ">" or ">=" => symbol,
        _ => null,
    };

    static string Turned(string comparison) => comparison.Replace('<', '?').Replace('>', '<').Replace('?', '>');

    SqlOperand? Operand()
    {
        var operand = TakeSymbol("(") ? Operand() is { } inner && TakeSymbol(")") ? inner : null : Simple();
        while (operand is not null && TakeSymbol("::"))
            SkipType();
        return operand;
    }

    SqlOperand? Simple()
    {
        var sign = TakeSymbol("-") ? "-" : TakeSymbol("+") ? "" : null;
        if (Current is not { } token)
            return null;
        at++;
        if (token.Kind == SqlTokenKind.Number)
            return Of(SqlConstantKind.Number, sign + token.Text);
        if (sign is not null)
            return null;
        return token.Kind switch
        {
            SqlTokenKind.Text => Of(SqlConstantKind.Text, token.Text),
            SqlTokenKind.Blob => Of(SqlConstantKind.Blob, token.Text),
            SqlTokenKind.Quoted => new(token.Text, false, null),
            SqlTokenKind.Word => Word(token),
            _ => null,
        };
    }

    SqlOperand? Word(SqlToken token)
    {
        if (token.IsWord("NULL"))
            return Of(SqlConstantKind.Null, "null");
        if (token.IsWord("TRUE") || token.IsWord("FALSE"))
            return Of(SqlConstantKind.Bool, token.Text.ToLowerInvariant());
        if (Current is not { } next || !next.IsSymbol("("))
            return token.Text.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase) ? null : new(token.Text, false, null);
        return Lengths.Any(token.IsWord) && TakeSymbol("(") && Operand() is { Column: { } column } && TakeSymbol(")")
            ? new(column, true, null)
            : null;
    }

    static SqlOperand Of(SqlConstantKind kind, string text) => new(null, false, new(kind, text));

    // numeric(10,2), character varying, "Status", integer[], public.status
    void SkipType()
    {
        while (Current is { IsName: true } word && !Operators.Any(word.IsWord))
        {
            at++;
            TakeSymbol(".");
        }
        if (TakeSymbol("("))
        {
            while (Current is not null && !TakeSymbol(")"))
                at++;
        }
        while (Current is { Kind: SqlTokenKind.Quoted, Text: "" } || Current?.IsSymbol("[") == true || Current?.IsSymbol("]") == true)
            at++;
    }

    bool TakeWord(string word) => Take(Current?.IsWord(word) == true);

    bool TakeSymbol(string symbol) => Take(Current?.IsSymbol(symbol) == true);

    bool Take(bool isThere)
    {
        at += isThere ? 1 : 0;
        return isThere;
    }

    sealed record SqlOperand(string? Column, bool IsLength, SqlConstant? Value);
}
