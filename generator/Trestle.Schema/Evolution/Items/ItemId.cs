using System.Globalization;

namespace Trestle.Schema.Evolution.Items;

/// <summary>
/// What something in a schema is known by, whatever it is called: UUIDs of tables and indexes, tags of fields. Names stand in for an
/// identity only where the language has none: for enums and structs.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its identity within its owner.</param>
/// <param name="Owner">The text of the item that it belongs to; empty for what belongs to the schema.</param>
public sealed record ItemId(ItemKind Kind, string Key, string Owner)
{
    static readonly string[] Words = [.. System.Enum.GetNames(typeof(ItemKind)).Select(name => name.ToLowerInvariant())];

    public static ItemId Schema { get; } = new(ItemKind.Schema, "", "");

    /// <summary>What it belongs to; null for what belongs to the schema.</summary>
    public ItemId? OwnerId => Owner.Length == 0 ? null : ItemText.Parse(Owner);

    /// <summary>The tag of a field, or the value of a member.</summary>
    public int Number => int.Parse(Key, CultureInfo.InvariantCulture);

    public static ItemId Enum(string name) => new(ItemKind.Enum, name, "");

    public static ItemId Struct(string name) => new(ItemKind.Struct, name, "");

    public static ItemId Table(Guid id) => Table(id.ToString("D"));

    public static ItemId Table(string id) => new(ItemKind.Table, id, "");

    public ItemId Member(int value) => Inside(ItemKind.Member, Text(value));

    public ItemId Field(int tag) => Inside(ItemKind.Field, Text(tag));

    public ItemId Retired(int tag) => Inside(ItemKind.Retired, Text(tag));

    public ItemId Index(Guid id) => Inside(ItemKind.Index, id.ToString("D"));

    public ItemId Reference(IEnumerable<int> tags, Guid to) =>
        Inside(ItemKind.Reference, $"{string.Join(",", tags.Select(Text))} to {to:D}");

    /// <summary>How steps spell it, for example <c>field 5 of table 0b0f2a6e-…</c>; <see cref="ItemText.Parse"/> reads it.</summary>
    public override string ToString() => Kind == ItemKind.Schema
        ? "schema"
        : Owner.Length == 0 ? string.Concat(Words[(int)Kind], " ", Key) : string.Concat([Words[(int)Kind], " ", Key, " of ", Owner]);

    ItemId Inside(ItemKind kind, string key) => new(kind, key, ToString());

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
