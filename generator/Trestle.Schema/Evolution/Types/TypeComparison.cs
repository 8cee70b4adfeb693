using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Types;

/// <summary>Compares the type that a field had with the type that it has. The first comparison that knows both types decides.</summary>
/// <param name="before">The schema in which enums and structs of the old type are found.</param>
/// <param name="after">The schema in which those of the new type are found.</param>
sealed class TypeComparison(Snapshot before, Snapshot after)
{
    public TypeFit Compare(string was, string now) => Compare(TypeShape.Parse(was), TypeShape.Parse(now));

    TypeFit Compare(TypeShape was, TypeShape now) =>
        Containers(was, now)
        ?? Structs(was, now)
        ?? Enums(was, now)
        ?? NumberTypes.Compare(EnumAsNumber(was, before), EnumAsNumber(now, after))
        ?? LengthTypes.Compare(was, now)
        ?? Timestamps(was, now)
        ?? TypeFit.None;

    TypeFit? Containers(TypeShape was, TypeShape now) =>
        was.Element is { } element && now.Element is { } other && was.Name == now.Name ? Compare(element, other) : null;

    TypeFit? Structs(TypeShape was, TypeShape now) =>
        before.Contains(ItemId.Struct(was.Name)) && after.Contains(ItemId.Struct(now.Name)) ? Structs(was.Name, now.Name) : null;

    // Another name for what holds the same: each old field is there or retired, and each new one may be absent.
    TypeFit Structs(string was, string now)
    {
        var (owner, other) = (ItemId.Struct(was), ItemId.Struct(now));
        var old = before.Inside(owner, ItemKind.Field).ToArray();
        var isSame = old.All(field => after.Find(other.Field(field.Id.Number)) is { } kept
                ? kept[Word.Type] == field[Word.Type] && (field[Word.Nullable] is null || kept[Word.Nullable] is not null)
                : after.Contains(other.Retired(field.Id.Number)))
            && after.Inside(other, ItemKind.Field).All(field => before.Contains(owner.Field(field.Id.Number)) || MayBeAbsent(field));
        return isSame ? TypeFit.Same : TypeFit.None;
    }

    static bool MayBeAbsent(Item field) => field[Word.Nullable] is not null || field[Word.Default] is not null;

    TypeFit? Enums(TypeShape was, TypeShape now)
    {
        var (owner, other) = (ItemId.Enum(was.Name), ItemId.Enum(now.Name));
        if (!before.Contains(owner) || !after.Contains(other))
            return null;
        return before.Inside(owner).All(member => after.Contains(other.Member(member.Id.Number))) ? TypeFit.Same : TypeFit.Bounded;
    }

    // A member of an enum is stored as an int32, but not each int32 is a member.
    static NumberTypes? EnumAsNumber(TypeShape type, Snapshot schema) =>
        schema.Contains(ItemId.Enum(type.Name)) ? NumberTypes.OfEnum : NumberTypes.Of(type);

    static TypeFit? Timestamps(TypeShape was, TypeShape now) =>
        was.Name == "timestamp" && now.Name == "timestamp" ? TypeFit.Narrower : null;
}
