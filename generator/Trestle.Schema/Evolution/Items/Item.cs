using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>Something in a schema, and what the schema says of it.</summary>
/// <param name="Facts">In the order of <see cref="ItemWords"/>; what is false, empty or absent is left out.</param>
public sealed record Item(ItemId Id, EquatableArray<Fact> Facts)
{
    /// <summary>What the schema says under a word, or null.</summary>
    public FactValue? this[string word]
    {
        get
        {
            for (var i = 0; i < Facts.Count; i++)
            {
                if (Facts[i].Word == word)
                    return Facts[i].Value;
            }
            return null;
        }
    }

    /// <summary>Its name; empty when it has none.</summary>
    public string Name => this[Word.Name]?.Text ?? "";

    /// <summary>The item with another value under a word, or without that word.</summary>
    public Item With(string word, FactValue? value) => Of(
        Id, Facts.Where(fact => fact.Word != word).Select(fact => (fact.Word, (FactValue?)fact.Value)).Append((word, value)));

    /// <summary>An item; words without a value are left out.</summary>
    public static Item Of(ItemId id, IEnumerable<(string Word, FactValue? Value)> facts)
    {
        var words = ItemWords.Of(id.Kind);
        return new(id, new(facts
            .Where(fact => fact.Value is not null)
            .OrderBy(fact => Array.IndexOf(words, fact.Word))
            .Select(fact => new Fact(fact.Word, fact.Value!))));
    }
}

/// <summary>One thing that a schema says of an item.</summary>
public sealed record Fact(string Word, FactValue Value);
