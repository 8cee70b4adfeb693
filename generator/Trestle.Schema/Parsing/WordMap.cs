using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>A map whose keys are words of the language: each known, those that must be there.</summary>
sealed class WordMap
{
    // What people write who know other tools, where spelling alone does not tell what they meant.
    static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["on"] = "by",
        ["columns"] = "fields",
        ["primaryKey"] = "key",
        ["description"] = "doc",
        ["comment"] = "doc",
        ["uuid"] = "id",
        ["references"] = "to",
        ["table"] = "to",
        ["filter"] = "where",
        ["name"] = "record",
        ["class"] = "record",
        ["format"] = "serialization",
    };

    readonly YamlMapping map;
    readonly string owner;
    readonly ValueReader read;
    readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);

    WordMap(YamlMapping map, string owner, ValueReader read)
    {
        this.map = map;
        this.owner = owner;
        this.read = read;
    }

    /// <param name="node">What should be a map; otherwise that is reported, and null returned.</param>
    /// <param name="owner">What the map describes, for example <c>table 'commits'</c>.</param>
    /// <param name="read">Reads the values.</param>
    /// <param name="words">The words it may have.</param>
    public static WordMap? Open(YamlNode node, string owner, ValueReader read, IReadOnlyList<string> words)
    {
        if (read.Map(node, owner) is not { } map)
            return null;
        var result = new WordMap(map, owner, read);
        foreach (var entry in map.Entries.Where(entry => words.Contains(entry.Key.Text)))
            result.values.Add(entry.Key.Text, entry.Value);
        foreach (var entry in map.Entries.Where(entry => !words.Contains(entry.Key.Text) && !entry.Key.IsIncomplete))
            result.AddUnknown(entry, words);
        return result;
    }

    /// <summary>Whether a missing word may only be missing because the file could not be read to its end.</summary>
    public bool IsIncomplete => map.IsIncomplete;

    public YamlNode? Optional(string word) => values.TryGetValue(word, out var value) ? value : null;

    /// <param name="word">The word that must be there; its absence is reported.</param>
    /// <param name="at">Where: the name of what lacks it.</param>
    public YamlNode? Required(string word, SourceSpan at)
    {
        if (Optional(word) is { } value)
            return value;
        if (map.IsIncomplete)
            read.Problems.AddSilently();
        else
            read.Problems.Add(SchemaRules.MissingWord, at, $"{ValueReader.Capital(owner)} has no '{word}'. Add '{word}: ...'.");
        return null;
    }

    void AddUnknown(YamlEntry entry, IReadOnlyList<string> words)
    {
        var word = entry.Key.Text;
        var meant = read.Problems.IsFull ? null : Meant(word, words);
        read.Problems.AddHarmless(SchemaRules.UnknownWord, entry.Key.Span,
            () => $"'{ValueReader.Short(word)}' is not a word of {owner}. {Hint()}");
        // Read as what was meant, so that what it was meant to be is not missing as well.
        if (meant is not null && !values.ContainsKey(meant))
            values.Add(meant, entry.Value);

        string Hint() => meant is null ? NearestWord.Hint(word, words, "Remove it.") : $"Did you mean '{meant}'?";
    }

    static string? Meant(string word, IReadOnlyList<string> words) =>
        Synonyms.TryGetValue(word, out var meant) && words.Contains(meant) ? meant : NearestWord.Of(word, words);
}
