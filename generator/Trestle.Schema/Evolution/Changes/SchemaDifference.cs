using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Changes;

/// <summary>What leads from one schema to another, found by identities alone: names are compared, never matched.</summary>
public static class SchemaDifference
{
    /// <summary>The changes, in the order of their items. What belongs to something removed is not named by itself.</summary>
    public static EquatableArray<Change> Between(Snapshot before, Snapshot after) => new(
        Removed(before, after).Concat(AddedOrChanged(before, after)).OrderBy(change => change.Id, ItemOrder.Instance));

    /// <summary>The changes without those that others say: that what belongs to something new is new too.</summary>
    public static IReadOnlyList<Change> Headlines(IReadOnlyCollection<Change> changes)
    {
        var added = new HashSet<ItemId>(changes.OfType<ItemAdded>().Select(change => change.Id));
        return [.. changes.Where(change => change is not ItemAdded || change.Id.OwnerId is not { } owner || !added.Contains(owner))];
    }

    static IEnumerable<Change> Removed(Snapshot before, Snapshot after) =>
        from item in before.Items
        where !after.Contains(item.Id) && (item.Id.OwnerId is not { } owner || after.Contains(owner))
        select (Change)new ItemRemoved(item.Id);

    static IEnumerable<Change> AddedOrChanged(Snapshot before, Snapshot after)
    {
        foreach (var item in after.Items)
        {
            if (before.Find(item.Id) is not { } was)
                yield return new ItemAdded(item);
            else if (!was.Equals(item))
                yield return Changed(was, item);
        }
    }

    static ItemChanged Changed(Item was, Item now) => new(now.Id, new(
        from word in ItemWords.Of(now.Id.Kind)
        let change = new FactChange(word, was[word], now[word])
        where change.From != change.To
        select change));
}
