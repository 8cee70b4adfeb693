using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Changes;

/// <summary>
/// Applies changes to a schema. A change whose result is there already, as after a branch that made the same one, is no objection.
/// </summary>
sealed class ChangeApplication
{
    readonly Dictionary<ItemId, Item> items;
    readonly ILookup<string, ItemId> children;
    readonly List<(Change Change, string Objection)> objections = [];

    ChangeApplication(Snapshot before)
    {
        items = before.ToDictionary();
        children = items.Keys.ToLookup(id => id.Owner, StringComparer.Ordinal);
    }

    /// <summary>The schema after the changes, and why some of them could not be made: a fact, such as <c>there is no …</c>.</summary>
    public static (Snapshot After, IReadOnlyList<(Change Change, string Objection)> Objections) Apply(
        Snapshot before, IEnumerable<Change> changes)
    {
        var application = new ChangeApplication(before);
        // Owners come before what belongs to them, in whatever order the changes are written.
        foreach (var change in changes.OrderBy(change => change.Id.Owner.Length > 0))
            application.Apply(change);
        return (new(application.items), application.objections);
    }

    void Apply(Change change)
    {
        var objection = change switch
        {
            ItemAdded added => Add(added.Item),
            ItemRemoved => Remove(change.Id),
            ItemChanged changed => Set(changed),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change that cannot be applied."),
        };
        if (objection is not null)
            objections.Add((change, objection));
    }

    string? Add(Item item)
    {
        if (item.Id.OwnerId is { } owner && !items.ContainsKey(owner))
            return $"there is no {owner}";
        if (items.TryGetValue(item.Id, out var there))
            return there.Equals(item) ? null : $"there is another {item.Id} already";
        items.Add(item.Id, item);
        return null;
    }

    string? Remove(ItemId id)
    {
        items.Remove(id);
        foreach (var child in children[id.ToString()])
            items.Remove(child);
        return null;
    }

    string? Set(ItemChanged change)
    {
        if (!items.TryGetValue(change.Id, out var item))
            return $"there is no {change.Id}";
        foreach (var fact in change.Facts)
        {
            if (item[fact.Word] != fact.From && item[fact.Word] != fact.To)
                return $"'{fact.Word}' of {change.Id} is {item[fact.Word]?.ToString() ?? "absent"}";
            item = item.With(fact.Word, fact.To);
        }
        items[change.Id] = item;
        return null;
    }
}
