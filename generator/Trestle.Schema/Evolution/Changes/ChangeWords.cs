using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Changes;

/// <summary>Says in words what a change is about, by the names that things have or had.</summary>
public sealed class ChangeWords(Snapshot before, Snapshot after)
{
    /// <summary>The names that lead to an item, as in <c>commits.body</c>; empty for what is known by its name.</summary>
    public string Path(ItemId id) => id.Kind switch
    {
        ItemKind.Schema or ItemKind.Enum or ItemKind.Struct => "",
        ItemKind.Table => Name(id),
        ItemKind.Retired => Name(id.OwnerId!),
        _ => $"{Name(id.OwnerId!)}.{Name(id)}",
    };

    /// <summary>What messages call an item, as in <c>field 'body' of table 'commits'</c>.</summary>
    public string Call(ItemId id) => id.Kind switch
    {
        ItemKind.Schema => "the schema",
        ItemKind.Retired => $"the retired tag {id.Key} of {Call(id.OwnerId!)}",
        _ => $"{id.Kind.ToString().ToLowerInvariant()} '{Name(id)}'{(id.OwnerId is { } owner ? " of " + Call(owner) : "")}",
    };

    /// <summary>The change as a clause, as in <c>field 'body' of table 'commits' is new</c>.</summary>
    public string Say(Change change) => change switch
    {
        ItemAdded => $"{Call(change.Id)} is new",
        ItemRemoved => $"{Call(change.Id)} is gone",
        ItemChanged changed => string.Join(" and ", changed.Facts.Select((fact, at) => (at == 0 ? Call(change.Id) + " " : "") + Say(changed, fact))),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change without words."),
    };

    /// <summary>The fields behind tags, as in <c>(author, committedAt desc)</c>.</summary>
    internal string Fields(ItemId table, FactValue? tags) => $"({string.Join(", ", (tags?.Items ?? default).Select(tag => FieldOf(table, tag)))})";

    string Name(ItemId id) => id.Kind is ItemKind.Enum or ItemKind.Struct
        ? id.Key
        : (after.Find(id) ?? before.Find(id))?.Name ?? id.Key;

    string FieldOf(ItemId table, FactValue value) => IndexedTag.Of(value) is { } part
        ? Name(table.Field(part.Tag)) + (part.IsDescending ? " desc" : "")
        : value.ToString();

    string Say(ItemChanged change, FactChange fact) => fact.Word switch
    {
        Word.Name => $"was called '{fact.From?.Text}'",
        Word.Nullable => fact.To is null ? "may no longer be null" : "may be null",
        Word.Unique => fact.To is null ? "is no longer unique" : "is unique",
        Word.Versioned => fact.To is null ? "has no versions any more" : "has versions",
        Word.Key => $"has the key {Fields(change.Id, fact.To)} instead of {Fields(change.Id, fact.From)}",
        Word.By => $"goes by {Fields(change.Id.OwnerId!, fact.To)} instead of {Fields(change.Id.OwnerId!, fact.From)}",
        Word.Include => $"includes {Fields(change.Id.OwnerId!, fact.To)} instead of {Fields(change.Id.OwnerId!, fact.From)}",
        Word.Where => "has another condition",
        Word.Partition => "is divided otherwise",
        _ => $"has the {fact.Word} {Said(fact.To)} instead of {Said(fact.From)}",
    };

    static string Said(FactValue? value) => value is null ? "none" : value.Text ?? value.ToString();
}
