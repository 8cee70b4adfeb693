using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Turns a type as written into the type it names.</summary>
/// <param name="owner">The field, for messages.</param>
/// <param name="scope">Where enums and structs are found.</param>
sealed class TypeLinker(string owner, SchemaScope scope)
{
    const int MaxVariableLength = 1 << 30;
    const int MaxFixedLength = ushort.MaxValue;

    static readonly Dictionary<string, TypeModel> Plain = new(StringComparer.Ordinal)
    {
        ["bool"] = new BoolType(),
        ["int8"] = new IntegerType(8, true),
        ["int16"] = new IntegerType(16, true),
        ["int32"] = new IntegerType(32, true),
        ["int64"] = new IntegerType(64, true),
        ["uint8"] = new IntegerType(8, false),
        ["uint16"] = new IntegerType(16, false),
        ["uint32"] = new IntegerType(32, false),
        ["uint64"] = new IntegerType(64, false),
        ["uint128"] = new IntegerType(128, false),
        ["uint256"] = new IntegerType(256, false),
        ["float32"] = new FloatType(32),
        ["float64"] = new FloatType(64),
        ["string"] = new StringType(null),
        ["bytes"] = new BytesType(null),
        ["uuid"] = new UuidType(),
        ["timestamp"] = new TimestampType(false),
        ["date"] = new DateType(),
        ["time"] = new TimeType(),
        ["duration"] = new DurationType(),
        ["json"] = new JsonType(),
    };

    /// <summary>The type of the language that a name stands for by itself; null for none.</summary>
    public static TypeModel? Find(string name) => Plain.TryGetValue(name, out var type) ? type : null;

    /// <summary>Every name that stands for a type by itself or with arguments.</summary>
    public static IReadOnlyCollection<string> BuiltIn { get; } = [.. Plain.Keys, "decimal", "list", "map"];

    /// <summary>The type, its <c>?</c> left aside; null means reported.</summary>
    public TypeModel? Link(TypeNode node) => node.Name switch
    {
        "list" => List(node),
        "map" => Map(node),
        _ when node.Elements.Count > 0 => Refuse(node, $"'{node.Name}' takes no types in angle brackets. Only list<T> and map<string, T> do."),
        "decimal" => Decimal(node),
        "string" when node.Arguments.Count > 0 => Length(node, MaxVariableLength) is { } max ? new StringType(max) : null,
        "bytes" when node.Arguments.Count > 0 => Length(node, MaxFixedLength) is { } length ? new FixedBytesType(length) : null,
        "timestamp" when node.Arguments.Count > 0 => Nanoseconds(node),
        _ => Named(node),
    };

    TypeModel? Named(TypeNode node)
    {
        if (!Plain.TryGetValue(node.Name, out var type) && !TryDeclared(node, out type))
            return null;
        return node.Arguments.Count == 0 ? type : Refuse(node, $"'{node.Name}' takes no arguments. Write '{node.Name}' alone.");
    }

    bool TryDeclared(TypeNode node, out TypeModel? type)
    {
        type = null;
        if (scope.Enums.TryGetValue(node.Name, out var found))
            type = found is null ? null : new EnumType(node.Name);
        else if (scope.Structs.TryGetValue(node.Name, out var isUsable))
            type = isUsable ? new StructType(node.Name) : null;
        else if (!scope.IsIncomplete)
            scope.Problems.Add(SchemaRules.UnknownType, node.Span,
                () => $"The type '{node.Name}' of {owner} does not exist. {Hint(node.Name)}");
        return type is not null;
    }

    string Hint(string name) =>
        NearestWord.Hint(
            name, [.. BuiltIn, .. scope.Enums.Keys, .. scope.Structs.Keys], "Declare it under 'enums' or 'structs', or use a type of the language.");

    TypeModel? Decimal(TypeNode node)
    {
        if (node.Arguments.Count == 2
            && Number(node.Arguments[0], 1, 28) is { } precision
            && Number(node.Arguments[1], 0, precision) is { } scale)
        {
            return new DecimalType(precision, scale);
        }
        return Refuse(node, "a decimal needs a precision from 1 to 28 and a scale from 0 to the precision. Write for example decimal(10,2).");
    }

    int? Length(TypeNode node, int max)
    {
        if (node.Arguments.Count == 1 && Number(node.Arguments[0], 1, max) is { } length)
            return length;
        Refuse(node, $"'{node.Name}' takes one whole number from 1 to {max.ToString(CultureInfo.InvariantCulture)}. Write for example {node.Name}(20).");
        return null;
    }

    TypeModel? Nanoseconds(TypeNode node) =>
        node.Arguments.Count == 1 && node.Arguments[0].Text == "ns"
            ? new TimestampType(true)
            : Refuse(node, "a timestamp counts microseconds, or nanoseconds as timestamp(ns). Write 'timestamp' or 'timestamp(ns)'.");

    TypeModel? List(TypeNode node)
    {
        if (node.Arguments.Count == 0 && node.Elements.Count == 1)
            return Element(node.Elements[0], "list") is { } element ? new ListType(element) : null;
        return Refuse(node, "a list has one element type. Write for example list<uuid>.");
    }

    TypeModel? Map(TypeNode node)
    {
        if (node.Arguments.Count == 0 && node.Elements.Count == 2 && IsString(node.Elements[0]))
            return Element(node.Elements[1], "map") is { } value ? new MapType(value) : null;
        return Refuse(node, "a map has string keys and one value type. Write for example map<string, int32>.");
    }

    static bool IsString(TypeNode node) => node is { Name: "string", IsNullable: false, Arguments.Count: 0, Elements.Count: 0 };

    TypeModel? Element(TypeNode node, string container)
    {
        if (node.IsNullable)
            return Refuse(node, $"an element of a {container} cannot be null. Remove the '?', or put the value into a struct.");
        if (node.Name is "list" or "map")
            return Refuse(node, $"an element of a {container} cannot be a {node.Name}. Put it into a struct.");
        return Link(node);
    }

    TypeModel? Refuse(TypeNode node, string message)
    {
        scope.Problems.Add(SchemaRules.InvalidTypeArgument, node.Span,
            $"{ValueReader.Capital(owner)} has a type that cannot be: {message}");
        return null;
    }

    static int? Number(WordNode word, int min, int max) =>
        int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;
}
