namespace Trestle.Schema.Yaml;

/// <summary>What a plain scalar is in YAML 1.2's core schema.</summary>
enum ScalarKind
{
    Null,
    Bool,
    Number,
    Text,
}

/// <summary>YAML 1.2's core schema, so that this parser, JSON Schema tools and editors read one file alike.</summary>
static class CoreSchema
{
    public static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Bool,
        _ => IsNumber(plain) ? ScalarKind.Number : ScalarKind.Text,
    };

    /// <summary>Decimal digits with an optional sign.</summary>
    public static bool IsInteger(string text)
    {
        var start = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        return text.Length > start && SkipDigits(text, start) == text.Length;
    }

    /// <summary>An integer with an optional fraction and an optional exponent.</summary>
    public static bool IsFinite(string text)
    {
        var start = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var at = SkipDigits(text, start);
        var digits = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var end = SkipDigits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0)
            return false;
        return at == text.Length || (text[at] is 'e' or 'E' && IsInteger(text.Substring(at + 1)));
    }

    static bool IsNumber(string text) =>
        IsFinite(text) || IsBased(text, "0x", "0123456789abcdefABCDEF") || IsBased(text, "0o", "01234567")
        || text.TrimStart('-', '+') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    static bool IsBased(string text, string prefix, string digits) =>
        text.Length > 2 && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(2).All(c => digits.IndexOf(c) >= 0);

    static int SkipDigits(string text, int at)
    {
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        return at;
    }
}
