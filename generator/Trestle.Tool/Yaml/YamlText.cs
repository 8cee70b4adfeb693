using System.Globalization;
using System.Text;

namespace Trestle.Tool.Yaml;

/// <summary>Words and texts as YAML scalars that every reader of YAML 1.1 and 1.2 takes for texts.</summary>
static class YamlText
{
    static readonly HashSet<string> NoTexts = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    /// <summary>A name as it stands, or in quotes where YAML would take it for something else.</summary>
    public static string Word(string name) => NoTexts.Contains(name) ? Quoted(name) : name;

    /// <summary>Several words, as <c>[a, b]</c>; a single one by itself.</summary>
    public static string Words(IReadOnlyList<string> names) => names is [var only] ? Word(only) : List(names);

    /// <summary>Words, as <c>[a, b]</c>.</summary>
    public static string List(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(Word))}]";

    /// <summary>A text between double quotes.</summary>
    public static string Quoted(string text)
    {
        var yaml = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                yaml.Append('\\').Append(c);
            else if (IsInvisible(c))
                yaml.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                yaml.Append(c);
        }
        return yaml.Append('"').ToString();
    }

    // Among them is all that some reader takes for the end of a line, or refuses.
    static bool IsInvisible(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
