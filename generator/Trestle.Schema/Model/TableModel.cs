namespace Trestle.Schema.Model;

/// <summary>A table: rows of one record type, found by their key.</summary>
/// <param name="Name">As written: the SQL name, for example <c>commits</c>.</param>
/// <param name="Property">The C# name of the accessor on a transaction, for example <c>Commits</c>.</param>
/// <param name="Record">The C# record, for example <c>Commit</c>.</param>
/// <param name="Id">The identity of the table, for ever; names are labels.</param>
/// <param name="Key">Names of the key's fields, in key order: one or more.</param>
/// <param name="Fields">Ordered by tag. A versioned table has its <see cref="FieldModel.IsVersion"/> field first, with tag 0.</param>
/// <param name="Indexes">Ordered by name.</param>
/// <param name="References">Ordered by their first field.</param>
/// <param name="Retired">Tags that were used once and never come back, ascending.</param>
/// <param name="SourcePath">The file that declares the table, relative to the project with forward slashes, for summaries in the generated code.</param>
public sealed record TableModel(
    string Name,
    string Property,
    string Record,
    Guid Id,
    string? Doc,
    EquatableArray<string> Key,
    Serialization Serialization,
    EquatableArray<FieldModel> Fields,
    EquatableArray<IndexModel> Indexes,
    EquatableArray<ReferenceModel> References,
    EquatableArray<int> Retired,
    string SourcePath)
{
    /// <summary>How a server divides the table; null for not at all.</summary>
    public PartitionModel? Partition { get; init; }

    /// <summary>Whether the table declares <c>concurrency: version</c>: each row carries a version that every write raises by one.</summary>
    public bool IsVersioned => Fields.Count > 0 && Fields[0].IsVersion;

    /// <summary>The fields of the key, in key order.</summary>
    public IEnumerable<FieldModel> KeyFields => Key.Select(Field);

    public FieldModel Field(string name) => Fields.First(field => field.Name == name);

    public bool IsKey(FieldModel field) => Key.Contains(field.Name);
}

/// <summary>How a key-value store keeps a row. Relational stores have columns instead.</summary>
public enum Serialization
{
    FlatBuffers,
    Cbor,
    Json,
}
