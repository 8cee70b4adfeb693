using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Changes;

/// <summary>One change of a schema, by identity. A closed set: the records below are all there is.</summary>
/// <param name="Id">What changes.</param>
public abstract record Change(ItemId Id)
{
    private protected const string Separator = " ";

    /// <summary>The change in one line, equal for equal changes; step hashes are made of it.</summary>
    public abstract string ToLine();
}

/// <summary>The schema has something that it had not.</summary>
public sealed record ItemAdded(Item Item) : Change(Item.Id)
{
    public override string ToLine() =>
        string.Join(Separator, Item.Facts.Select(fact => $"{fact.Word}={fact.Value}").Prepend($"add {Id}"));
}

/// <summary>The schema no longer has something, nor what belonged to it.</summary>
public sealed record ItemRemoved(ItemId Id) : Change(Id)
{
    public override string ToLine() => $"remove {Id}";
}

/// <summary>The schema says something else of what it had and has.</summary>
public sealed record ItemChanged(ItemId Id, EquatableArray<FactChange> Facts) : Change(Id)
{
    /// <summary>What changes under a word, or null.</summary>
    public FactChange? this[string word] => Facts.FirstOrDefault(fact => fact.Word == word);

    public override string ToLine() =>
        string.Join(Separator, Facts.Select(fact => $"{fact.Word}={fact.From}>{fact.To}").Prepend($"change {Id}"));
}

/// <summary>What the schema says under one word: null means nothing.</summary>
public sealed record FactChange(string Word, FactValue? From, FactValue? To);
