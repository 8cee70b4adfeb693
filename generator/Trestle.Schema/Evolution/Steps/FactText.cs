using System.Globalization;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Writes the value of a fact in YAML, which <see cref="FactReader"/> reads as the same.</summary>
static class FactText
{
    // Booleans to readers of YAML 1.1.
    static readonly HashSet<string> Ambiguous = new(["y", "n", "yes", "no", "on", "off"], StringComparer.OrdinalIgnoreCase);

    public static string Write(FactValue value)
    {
        if (value.Json is null)
            return $"[{string.Join(", ", value.Items.Select(Write))}]";
        return value.Text is { } text && IsPlain(text) ? text : string.Concat(value.Json.Select(Escaped));
    }

    static bool IsPlain(string text) =>
        text.Length > 0
        && !Ambiguous.Contains(text)
        && CoreSchema.KindOf(text) == ScalarKind.Text
        && IsWordPart(text[0])
        && text[text.Length - 1] != ' '
        && text.All(c => IsWordPart(c) || c is '(' or ')' or ' ')
        && !text.Contains("  ");

    static bool IsWordPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    // JSON allows in its strings some characters that a YAML file cannot contain.
    static string Escaped(char c) => c is (>= '\u0080' and < '\u00A0') or '\uFEFF' or '\uFFFE' or '\uFFFF'
        ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)
        : c.ToString();
}
