using System.Globalization;
using Trestle.Schema.Parsing;

namespace Trestle.Schema.Evolution.Items;

/// <summary>Reads what an item is known by.</summary>
static class ItemText
{
    const string Of = " of ";

    /// <summary>The identity that a text spells in the one way it can be spelled; null when it spells none.</summary>
    public static ItemId? Parse(string text)
    {
        var end = text.IndexOf(Of, StringComparison.Ordinal);
        var owner = OfSchema(text.Substring(end < 0 ? 0 : end + Of.Length));
        var id = end < 0 || owner is null ? owner : OfOwner(text.Substring(0, end), owner);
        return id?.ToString() == text ? id : null;
    }

    /// <summary>The tags of a reference's fields.</summary>
    public static IEnumerable<int> TagsOf(ItemId reference) =>
        reference.Key.Split(' ')[0].Split(',').Select(tag => int.Parse(tag, CultureInfo.InvariantCulture));

    /// <summary>The table that a reference leads to.</summary>
    public static ItemId TargetOf(ItemId reference) => ItemId.Table(reference.Key.Split(' ')[2]);

    static ItemId? OfSchema(string text) => Split(text) switch
    {
        ("schema", "") => ItemId.Schema,
        ("enum", var name) when NameForm.Upper.Matches(name) => ItemId.Enum(name),
        ("struct", var name) when NameForm.Upper.Matches(name) => ItemId.Struct(name),
        ("table", var id) when IsUuid(id) => ItemId.Table(id),
        _ => null,
    };

    static ItemId? OfOwner(string text, ItemId owner) => (Split(text), owner.Kind) switch
    {
        (("member", var value), ItemKind.Enum) when IsNumber(value, int.MinValue, int.MaxValue) => In(owner, ItemKind.Member, value),
        (("field", var tag), ItemKind.Table or ItemKind.Struct) when IsNumber(tag, 1, 1000) => In(owner, ItemKind.Field, tag),
        (("retired", var tag), ItemKind.Table or ItemKind.Struct) when IsNumber(tag, 1, 1000) => In(owner, ItemKind.Retired, tag),
        (("index", var id), ItemKind.Table) when IsUuid(id) => In(owner, ItemKind.Index, id),
        (("reference", var way), ItemKind.Table) when IsWay(way) => In(owner, ItemKind.Reference, way),
        _ => null,
    };

    static ItemId In(ItemId owner, ItemKind kind, string key) => new(kind, key, owner.ToString());

    static (string Kind, string Key) Split(string text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? (text, "") : (text.Substring(0, space), text.Substring(space + 1));
    }

    // The tag 0 is the version of a versioned table, which a reference may go by.
    static bool IsWay(string text) =>
        text.Split(' ') is { Length: 3 } words && words[0].Split(',').All(tag => IsNumber(tag, 0, 1000)) && words[1] == "to" && IsUuid(words[2]);

    static bool IsUuid(string text) => Guid.TryParseExact(text, "D", out var id) && id.ToString("D") == text;

    static bool IsNumber(string text, int least, int greatest) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= greatest && number.ToString(CultureInfo.InvariantCulture) == text;
}
