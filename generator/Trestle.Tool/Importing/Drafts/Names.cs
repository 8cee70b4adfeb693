using System.Text;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Names of any database as names of a schema.</summary>
static class Names
{
    const int Longest = 60;

    /// <summary>For tables, fields and references: <c>Order Details</c> becomes <c>orderDetails</c>, <c>customer_id</c> stays.</summary>
    public static string Lower(string name, string fallback)
    {
        var words = Words(name);
        var joined = string.Concat(words.Select((word, at) => at == 0 ? word : Capital(word)));
        return joined.Length == 0 ? fallback : LowerFirst(joined);
    }

    /// <summary>For records, enums and indexes.</summary>
    public static string Upper(string name, string fallback)
    {
        var joined = string.Concat(Lower(name, fallback).Split('_').Where(word => word.Length > 0).Select(Capital));
        return joined.Length == 0 ? fallback : joined;
    }

    /// <summary>For members of enums.</summary>
    public static string Member(string label)
    {
        var name = Lower(label, "value");
        return name is "null" or "true" or "false" ? name + "Value" : name;
    }

    /// <summary>Another name for what cannot be called as it is.</summary>
    public static string Renamed(string name, string suffix, IEnumerable<string> taken) =>
        Free((name.Length + suffix.Length > Longest ? name[..(Longest - suffix.Length)] : name) + suffix, taken);

    /// <summary>The record of a table: <c>categories</c> becomes <c>Category</c>.</summary>
    public static string Record(string table)
    {
        var name = Upper(table, "Row");
        if (name.Length <= 3)
            return name;
        if (name.EndsWith("ies", StringComparison.Ordinal))
            return name[..^3] + "y";
        if (new[] { "sses", "shes", "ches", "xes", "zzes" }.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
            return name[..^2];
        var isPlural = name.EndsWith('s') && !new[] { "ss", "us", "is" }.Any(end => name.EndsWith(end, StringComparison.Ordinal));
        return isPlural ? name[..^1] : name;
    }

    /// <summary>The name, or the name with a number that nobody has; capitals and underscores make no difference.</summary>
    public static string Free(string name, IEnumerable<string> taken)
    {
        var known = taken.Select(Squeezed).ToHashSet();
        if (!known.Contains(Squeezed(name)))
            return name;
        var number = 2;
        while (known.Contains(Squeezed($"{name}{number}")))
            number++;
        return $"{name}{number}";
    }

    /// <summary>Whether two names differ in more than capitals and what joins their words.</summary>
    public static bool IsOther(string source, string name) =>
        Squeezed(string.Concat(source.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')))) != Squeezed(name);

    static string Squeezed(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    // What is neither a letter of English, a digit nor an underscore parts words.
    static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name.Append(' '))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }

    static string LowerFirst(string name)
    {
        name = name.TrimStart('_');
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            name = "n" + name;
        if (!name.Any(char.IsAsciiLetterLower))
            name = name.ToLowerInvariant();
        var capitals = name.TakeWhile(char.IsAsciiLetterUpper).Count();
        var lowered = capitals <= 1 || capitals == name.Length || !char.IsAsciiLetterLower(name[capitals]) ? capitals : capitals - 1;
        name = name[..lowered].ToLowerInvariant() + name[lowered..];
        return name.Length <= Longest ? name : name[..Longest];
    }

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
