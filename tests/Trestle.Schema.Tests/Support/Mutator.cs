namespace Trestle.Schema.Tests.Support;

/// <summary>Damages texts the way editing, merging and bad disks do; the same seed gives the same damage.</summary>
sealed class Mutator(int seed, IReadOnlyList<string> corpus)
{
    static readonly string[] Tokens =
    [
        "&a ", "*a", "!!str ", "!x ", "---\n", "...\n", "%YAML 1.2\n", "{", "}", "[", "]", "|\n", ">-\n", "? ", ": ", "- ", ", ", "@", "`", "\"", "'", "\\",
        "#", "\t", "\0", "\r", "\r\n", "\n", "\u0085", "\u2028", "\uFEFF", "\uD83D", "\uDE00", "😀", "\u0007", "~", "null", "true", ".inf", "0x1F", "1e999",
        "99999999999999999999", "-0", "string(200)", "decimal(10,2)", "list<", ">", "?", "@1", "@0", "desc", " and ", "==", "default: ", "key: ", "by: ",
        "where: ", "version", "type: ", "tag: ", "doc: ", "  ", "        ",
    ];

    readonly Random random = new(seed);

    /// <summary>A text of the corpus with one to four kinds of damage.</summary>
    public string Next()
    {
        var text = Pick(corpus);
        for (var i = random.Next(1, 5); i > 0; i--)
            text = Damage(text);
        return text;
    }

    string Damage(string text) => random.Next(12) switch
    {
        0 => Replace(text, 1, ((char)random.Next(0, 0x180)).ToString()),
        1 => Replace(text, 1, ((char)random.Next(char.MaxValue + 1)).ToString()),
        2 => Replace(text, 0, Pick(Tokens)),
        3 => Replace(text, random.Next(1, 8), Pick(Tokens)),
        4 => Replace(text, random.Next(1, 30), ""),
        5 => text[..random.Next(text.Length + 1)],
        6 => text[random.Next(text.Length + 1)..],
        7 => Lines(text, lines => lines.RemoveAt(random.Next(lines.Count))),
        8 => Lines(text, lines => lines.Insert(random.Next(lines.Count), Pick(lines))),
        9 => Lines(text, SwapLines),
        10 => Words(text),
        _ => text[..random.Next(text.Length + 1)] + Tail(Pick(corpus)),
    };

    string Replace(string text, int length, string by)
    {
        var at = random.Next(text.Length + 1);
        return string.Concat(text.AsSpan(0, at), by, text.AsSpan(Math.Min(text.Length, at + length)));
    }

    void SwapLines(List<string> lines)
    {
        var (a, b) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[a], lines[b]) = (lines[b], lines[a]);
    }

    string Words(string text)
    {
        var words = text.Split(' ');
        var (a, b) = (random.Next(words.Length), random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        return string.Join(' ', words);
    }

    string Tail(string text) => text[random.Next(text.Length + 1)..];

    static string Lines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
