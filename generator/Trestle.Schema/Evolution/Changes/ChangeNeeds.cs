using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;

namespace Trestle.Schema.Evolution.Changes;

/// <summary>What a change takes for granted: the items that it belongs to, goes by or leads to.</summary>
static class ChangeNeeds
{
    public static IEnumerable<ItemId> Of(Change change)
    {
        var owner = change.Id.OwnerId;
        var named = Facts(change).SelectMany(fact => Named(change.Id, owner, fact));
        var ways = change is ItemAdded && change.Id.Kind == ItemKind.Reference ? Way(change.Id, owner!) : [];
        return named.Concat(ways).Concat(owner is null ? [] : [owner]).Concat(change is ItemChanged ? [change.Id] : []);
    }

    static IEnumerable<Fact> Facts(Change change) => change switch
    {
        ItemAdded added => added.Item.Facts,
        ItemChanged changed => changed.Facts.Where(fact => fact.To is not null).Select(fact => new Fact(fact.Word, fact.To!)),
        _ => [],
    };

    static IEnumerable<ItemId> Named(ItemId id, ItemId? owner, Fact fact) => fact.Word switch
    {
        Word.Key => fact.Value.Items.Select(tag => tag.Number).OfType<int>().Select(id.Field),
        Word.Partition => Division.Of(fact.Value) is { } division ? [id.Field(division.Tag)] : [],
        Word.Include => fact.Value.Items.Select(tag => tag.Number).OfType<int>().Select(owner!.Field),
        Word.By => fact.Value.Items.Select(IndexedTag.Of).OfType<IndexedTag>().Select(part => owner!.Field(part.Tag)),
        Word.Where => fact.Value.Items.Select(Comparison.Of).OfType<Comparison>().Select(comparison => owner!.Field(comparison.Tag)),
        Word.Type => Types(TypeShape.Parse(fact.Value.Text ?? "")),
        _ => [],
    };

    static IEnumerable<ItemId> Way(ItemId reference, ItemId owner) =>
        ItemText.TagsOf(reference).Where(tag => tag > 0).Select(owner.Field).Append(ItemText.TargetOf(reference));

    // A name may be that of an enum or of a struct; that of a type of the language is neither.
    static IEnumerable<ItemId> Types(TypeShape type) =>
        type.Element is { } element ? Types(element) : [ItemId.Enum(type.Name), ItemId.Struct(type.Name)];
}
