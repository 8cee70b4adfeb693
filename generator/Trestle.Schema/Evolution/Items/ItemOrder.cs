using System.Globalization;

namespace Trestle.Schema.Evolution.Items;

/// <summary>The order in which steps name items: enums, structs, tables, each with what belongs to it.</summary>
sealed class ItemOrder : IComparer<ItemId>
{
    public static ItemOrder Instance { get; } = new();

    public int Compare(ItemId? left, ItemId? right)
    {
        var (one, other) = (Root(left!), Root(right!));
        return First(
            one.Kind.CompareTo(other.Kind),
            string.CompareOrdinal(one.Key, other.Key),
            left!.Kind.CompareTo(right!.Kind),
            Leading(left.Key).CompareTo(Leading(right.Key)),
            string.CompareOrdinal(left.Key, right.Key));
    }

    static ItemId Root(ItemId id) => id.OwnerId ?? id;

    static int Leading(string key) => int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static int First(params int[] comparisons) => comparisons.FirstOrDefault(comparison => comparison != 0);
}
