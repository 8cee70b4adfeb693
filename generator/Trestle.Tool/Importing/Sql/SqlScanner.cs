namespace Trestle.Tool.Importing.Sql;

/// <summary>Takes a statement apart. What it does not know is a symbol, so that no text makes it fail.</summary>
sealed class SqlScanner(string text)
{
    static readonly string[] Symbols = ["::", "<=", ">=", "<>", "!=", "==", "||"];

    int at;

    public static IReadOnlyList<SqlToken> Scan(string text)
    {
        var scanner = new SqlScanner(text);
        var tokens = new List<SqlToken>();
        while (scanner.Next() is { } token)
            tokens.Add(token);
        return tokens;
    }

    SqlToken? Next()
    {
        SkipSpaces();
        if (at >= text.Length)
            return null;
        var c = text[at];
        if (c is 'x' or 'X' && Peek(1) == '\'')
            return Enclosed(SqlTokenKind.Blob, '\'', skip: 1);
        if (c == '\'')
            return Enclosed(SqlTokenKind.Text, c, skip: 0);
        if (c is '"' or '`')
            return Enclosed(SqlTokenKind.Quoted, c, skip: 0);
        if (c == '[' && text.IndexOf(']', at) is var close and > 0)
            return Take(SqlTokenKind.Quoted, text[(at + 1)..close], close + 1);
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return Number();
        return char.IsLetter(c) || c is '_' || c > 127 ? Word() : Symbol();
    }

    void SkipSpaces()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] == '-' && Peek(1) == '-')
                at = EndOf("\n");
            else if (text[at] == '/' && Peek(1) == '*')
                at = EndOf("*/");
            else
                return;
        }
    }

    int EndOf(string mark) => text.IndexOf(mark, at, StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : text.Length;

    // A quote inside is written twice.
    SqlToken Enclosed(SqlTokenKind kind, char quote, int skip)
    {
        var end = at + skip + 1;
        while (end < text.Length && (text[end] != quote || (end + 1 < text.Length && text[end + 1] == quote)))
            end += text[end] == quote ? 2 : 1;
        var inner = text[(at + skip + 1)..Math.Min(end, text.Length)].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
        return Take(kind, inner, Math.Min(end + 1, text.Length));
    }

    SqlToken Number()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.' || IsSignOfExponent(end)))
            end++;
        return Take(SqlTokenKind.Number, text[at..end], end);
    }

    bool IsSignOfExponent(int position) => text[position] is '+' or '-' && text[position - 1] is 'e' or 'E';

    SqlToken Word()
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' || text[end] > 127))
            end++;
        return Take(SqlTokenKind.Word, text[at..end], end);
    }

    SqlToken Symbol()
    {
        var known = Symbols.FirstOrDefault(symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0);
        return Take(SqlTokenKind.Symbol, known ?? text[at].ToString(), at + (known?.Length ?? 1));
    }

    SqlToken Take(SqlTokenKind kind, string inner, int end)
    {
        var token = new SqlToken(kind, inner, at, end);
        at = end;
        return token;
    }

    char Peek(int offset) => at + offset < text.Length ? text[at + offset] : '\0';
}
