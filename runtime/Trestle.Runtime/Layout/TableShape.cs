namespace Trestle.Layout;

/// <summary>A table as plain data.</summary>
/// <param name="Id">The identity of the table; the name is a label.</param>
/// <param name="Serialization"><c>flatbuffers</c>, <c>cbor</c> or <c>json</c>.</param>
/// <param name="Key">Names of the key's fields, in key order.</param>
public sealed record TableShape(
    Guid Id,
    string Name,
    string Record,
    string Serialization,
    bool IsVersioned,
    IReadOnlyList<string> Key,
    IReadOnlyList<FieldShape> Fields,
    IReadOnlyList<IndexShape> Indexes,
    IReadOnlyList<ReferenceShape> References,
    IReadOnlyList<int> Retired)
{
    /// <summary>How a server divides the table; null for not at all. A store on one machine keeps it whole.</summary>
    public PartitionShape? Partition { get; init; }
}

/// <summary>Partitions of a table: a row is in the one that the hash of <paramref name="On"/>, a field of the key, tells.</summary>
/// <param name="By"><c>hash</c>.</param>
/// <param name="On">The name of the field.</param>
/// <param name="Count">How many partitions there are.</param>
public sealed record PartitionShape(string By, string On, int Count);

/// <summary>A field as plain data.</summary>
/// <param name="Tag">The identity of the field in its table or struct.</param>
/// <param name="Type">The type as written in the schema, for example <c>string(200)</c>.</param>
/// <param name="Default">The default as JSON text, or null.</param>
/// <param name="Min">The least value as JSON text, or null.</param>
/// <param name="Max">The greatest value as JSON text, or null.</param>
/// <param name="Generate"><c>uuidv7</c>, <c>sequence</c> or null.</param>
public sealed record FieldShape(
    string Name, int Tag, string Type, bool IsNullable, string? Default, string? Min, string? Max, string? Generate);

/// <summary>An index as plain data.</summary>
/// <param name="Id">The identity of the index; the name is a label.</param>
public sealed record IndexShape(
    Guid Id,
    string Name,
    IReadOnlyList<IndexPartShape> Parts,
    bool IsUnique,
    IReadOnlyList<string> Include,
    IReadOnlyList<ComparisonShape> Where);

/// <summary>A part of an index.</summary>
public sealed record IndexPartShape(string Field, bool IsDescending);

/// <summary>A comparison of a partial index; <paramref name="Value"/> is JSON text.</summary>
public sealed record ComparisonShape(string Field, string Operator, string Value);

/// <summary>A foreign key as plain data; <paramref name="To"/> is the identity of the referenced table.</summary>
/// <param name="OnDelete"><c>restrict</c>, <c>cascade</c> or <c>setNull</c>.</param>
public sealed record ReferenceShape(string Name, IReadOnlyList<string> Fields, Guid To, string OnDelete);
