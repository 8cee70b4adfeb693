using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>Reads types as <see cref="TypeText"/> writes them.</summary>
/// <param name="schema">Where enums and structs are found.</param>
sealed class SnapshotTypes(Snapshot schema)
{
    /// <summary>Null for what is no type.</summary>
    public TypeModel? Read(string text) => Read(TypeShape.Parse(text)) is { } type && TypeText.Of(type) == text ? type : null;

    TypeModel? Read(TypeShape shape) => shape switch
    {
        { Element: { } element } => Container(shape.Name, Read(element)),
        { Name: "decimal", Arguments: { Count: 2 } digits } => new DecimalType(digits[0], digits[1]),
        { Name: "string", Arguments: { Count: 1 } length } => new StringType(length[0]),
        { Name: "bytes", Arguments: { Count: 1 } length } => shape.IsMaximum ? new BytesType(length[0]) : new FixedBytesType(length[0]),
        { Name: "timestamp", Argument: "ns" } => new TimestampType(true),
        { Name: var name } => TypeLinker.Find(name) ?? Declared(name),
    };

    static TypeModel? Container(string name, TypeModel? element) => (name, element) switch
    {
        (_, null or ListType or MapType) => null,
        ("list", _) => new ListType(element),
        ("map", _) => new MapType(element),
        _ => null,
    };

    TypeModel? Declared(string name) =>
        schema.Contains(ItemId.Enum(name)) ? new EnumType(name)
        : schema.Contains(ItemId.Struct(name)) ? new StructType(name)
        : null;
}
