using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>The way from one schema to the next, as those who look for effects see it.</summary>
/// <param name="before">The schema before.</param>
/// <param name="after">The schema after.</param>
/// <param name="ever">Everything that any schema of the history had.</param>
sealed class Transition(Snapshot before, Snapshot after, IReadOnlyCollection<ItemId> ever)
{
    readonly HashSet<ItemId> ever = [.. ever];
    readonly HashSet<string> uuids = [.. ever.Where(id => id.Kind is ItemKind.Table or ItemKind.Index).Select(id => id.Key)];

    public Snapshot Before { get; } = before;

    public Snapshot After { get; } = after;

    public ChangeWords Words { get; } = new(before, after);

    public TypeComparison Types { get; } = new(before, after);

    /// <summary>Whether there may be data of an item's owner.</summary>
    public bool HasOldOwner(Change change) => change.Id.OwnerId is { } owner && Before.Contains(owner);

    /// <summary>Whether any schema of the history had it.</summary>
    public bool WasEver(ItemId id) => ever.Contains(id);

    /// <summary>Whether any table or index of the history had this id.</summary>
    public bool WasEver(string uuid) => uuids.Contains(uuid);

    /// <summary>How the old type of a field fits the new one; null when it stays.</summary>
    public TypeFit? Fit(Change change) =>
        change is ItemChanged changed && changed[Word.Type] is { From.Text: { } from, To.Text: { } to } ? Types.Compare(from, to) : null;

    /// <summary>The indexes of a field's table that hold the field, before and after.</summary>
    public IEnumerable<Item> IndexesOf(ItemId field) => field.OwnerId is { Kind: ItemKind.Table } table
        ? Before.Inside(table, ItemKind.Index).Where(index => After.Contains(index.Id) && Holds(index, field.Number))
        : [];

    /// <summary>A sentence about the change's item: <paramref name="predicate"/> follows its name.</summary>
    public Effect Effect(Change change, ChangeCategory category, Rule? rule, string predicate, string safeWay) =>
        new(change, category, rule, $"{ValueReader.Capital(Words.Call(change.Id))} {predicate}.", safeWay);

    /// <summary>A sentence about an effect that needs no care.</summary>
    public Effect Notice(Change change, ChangeCategory category, string predicate) => Effect(change, category, null, predicate, "");

    static bool Holds(Item index, int tag) =>
        Tags(index, Word.By).Concat(Tags(index, Word.Include)).Contains(tag)
        || (index[Word.Where]?.Items ?? default).Any(value => Comparison.Of(value)?.Tag == tag);

    static IEnumerable<int> Tags(Item index, string word) =>
        (index[word]?.Items ?? default).Select(IndexedTag.Of).OfType<IndexedTag>().Select(part => part.Tag);
}
