using System.Globalization;

namespace Trestle.Schema.Evolution.Items;

/// <summary>The order in which steps name items: enums, structs, tables, each with what belongs to it.</summary>
sealed class ItemOrder : IComparer<ItemId>
{
    public static ItemOrder Instance { get; } = new();

    public int Compare(ItemId? left, ItemId? right)
    {
        var roots = string.CompareOrdinal(Root(left!), Root(right!));
        return roots != 0 ? roots : CompareSiblings(left!, right!);
    }

    static int CompareSiblings(ItemId left, ItemId right)
    {
        if (left.Kind != right.Kind)
            return IsOwner(right) ? 1 : IsOwner(left) ? -1 : left.Kind.CompareTo(right.Kind);
        var numbers = Leading(left.Key).CompareTo(Leading(right.Key));
        return numbers != 0 ? numbers : string.CompareOrdinal(left.Key, right.Key);
    }

    static bool IsOwner(ItemId id) => id.Owner.Length == 0;

    // The words for enums, structs and tables are in the order in which these stand; the schema comes first.
    static string Root(ItemId id) => id.Kind == ItemKind.Schema ? "" : IsOwner(id) ? id.ToString() : id.Owner;

    static int Leading(string key) => int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
