using Trestle.Schema.Canonical;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>
/// A schema as a set of items, each under its identity. All that refers to fields does so by tag, so that a rename touches one item.
/// The canonical form is written from it, and steps change it.
/// </summary>
public sealed class Snapshot : IEquatable<Snapshot>
{
    readonly Dictionary<ItemId, Item> items;
    readonly Lazy<Dictionary<string, List<Item>>> children;

    internal Snapshot(Dictionary<ItemId, Item> items)
    {
        this.items = items;
        children = new(FindChildren);
    }

    /// <summary>A schema without anything, not even a name.</summary>
    public static Snapshot Empty { get; } = new([]);

    /// <summary>All items, in no order.</summary>
    public IEnumerable<Item> Items => items.Values;

    /// <summary>The name of the schema; empty when there is none yet.</summary>
    public string Name => Find(ItemId.Schema)?.Name ?? "";

    /// <summary>The hash of the canonical form: 64 hexadecimal digits of SHA-256.</summary>
    public string Hash => Sha256Text.Of(ToJson());

    /// <summary>What a compiled schema consists of.</summary>
    public static Snapshot Of(SchemaModel schema) => SnapshotBuilder.Build(schema);

    public Item? Find(ItemId id) => items.TryGetValue(id, out var item) ? item : null;

    public bool Contains(ItemId id) => items.ContainsKey(id);

    /// <summary>The items that belong to an item directly, in order.</summary>
    public IEnumerable<Item> Inside(ItemId owner) => ChildrenOf(owner.ToString());

    /// <summary>The items of a kind that belong to an item directly, in order.</summary>
    public IEnumerable<Item> Inside(ItemId owner, ItemKind kind) => Inside(owner).Where(item => item.Id.Kind == kind);

    /// <summary>The enums, structs or tables, in the order of their names or identities.</summary>
    public IEnumerable<Item> All(ItemKind kind) =>
        ChildrenOf("").Where(item => item.Id.Kind == kind).OrderBy(item => item.Id.Key, StringComparer.Ordinal);

    /// <summary>The canonical form, as <see cref="CanonicalSchema"/> describes it.</summary>
    public string ToJson() => SnapshotJson.Write(this);

    public bool Equals(Snapshot? other) =>
        other is not null && items.Count == other.items.Count && items.Values.All(item => item.Equals(other.Find(item.Id)));

    public override bool Equals(object? obj) => Equals(obj as Snapshot);

    public override int GetHashCode() => items.Count;

    /// <summary>A copy to change.</summary>
    internal Dictionary<ItemId, Item> ToDictionary() => new(items);

    List<Item> ChildrenOf(string owner) => children.Value.TryGetValue(owner, out var found) ? found : [];

    Dictionary<string, List<Item>> FindChildren()
    {
        var found = new Dictionary<string, List<Item>>(StringComparer.Ordinal);
        foreach (var item in items.Values)
        {
            if (!found.TryGetValue(item.Id.Owner, out var siblings))
                found.Add(item.Id.Owner, siblings = []);
            siblings.Add(item);
        }
        foreach (var siblings in found.Where(pair => pair.Key.Length > 0).Select(pair => pair.Value))
            siblings.Sort((left, right) => ItemOrder.Instance.Compare(left.Id, right.Id));
        return found;
    }
}
