using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Reads one change of a step.</summary>
static class ChangeParser
{
    const string Acknowledge = "acknowledge";

    static readonly string[] Verbs = ["add", "change", "remove"];

    /// <summary>Null means reported.</summary>
    public static ChangeNode? Parse(YamlNode node, ValueReader read)
    {
        if (read.Map(node, "a change") is not { } entries || Verb(entries, read) is not { } verb)
            return null;
        return ItemReader.Read(verb.Value, $"what '{verb.Key.Text}' names", read) is { } item
            ? Parse(entries, verb.Key.Text, item.Id, item.Span, read)
            : null;
    }

    static YamlEntry? Verb(YamlMapping map, ValueReader read)
    {
        var verbs = map.Entries.Where(entry => Verbs.Contains(entry.Key.Text)).ToArray();
        if (verbs.Length == 1)
            return verbs[0];
        read.Problems.Add(EvolutionRules.InvalidChange, map.Span,
            "A change must say one of 'add', 'change' and 'remove'. Write it as 'trestle migrate add' does.");
        return null;
    }

    static ChangeNode? Parse(YamlMapping entries, string verb, ItemId id, SourceSpan span, ValueReader read)
    {
        var words = verb == "remove" ? [] : ItemWords.Of(id.Kind);
        if (WordMap.Open(entries, $"the change of {id}", read, [verb, Acknowledge, .. words]) is not { } map)
            return null;
        var damage = read.Problems.Damage;
        Change change = verb switch
        {
            "add" => new ItemAdded(Item.Of(id, words.Select(word => (word, Value(map.Optional(word), word, id, read))))),
            "remove" => new ItemRemoved(id),
            _ => new ItemChanged(id, new(words.Select(word => FactOf(map.Optional(word), word, id, read)).OfType<FactChange>())),
        };
        var isAcknowledged = map.Optional(Acknowledge) is { } reason && read.Word(reason, $"'{Acknowledge}'", "why the change is right") is not null;
        return read.Problems.Damage > damage ? null : new(change, isAcknowledged, span);
    }

    static FactChange? FactOf(YamlNode? node, string word, ItemId id, ValueReader read)
    {
        if (node is null || WordMap.Open(node, $"'{word}' of {id}", read, ["from", "to"]) is not { } map)
            return null;
        return new(word, Value(map.Optional("from"), word, id, read), Value(map.Optional("to"), word, id, read));
    }

    static FactValue? Value(YamlNode? node, string word, ItemId id, ValueReader read)
    {
        if (node is null)
            return null;
        if (FactReader.Read(node) is { } value && FactForm.Of(word).Matches(value))
            return value;
        read.Problems.Add(EvolutionRules.InvalidChange, node.Span,
            () => $"'{word}' of {id} is {ValueReader.Short(node.Kind)}. Write {FactForm.Of(word).Form}.");
        return null;
    }
}
