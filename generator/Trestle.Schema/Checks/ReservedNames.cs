namespace Trestle.Schema.Checks;

/// <summary>Names that generated code takes for itself.</summary>
public static class ReservedNames
{
    /// <summary>Members of every generated record and view.</summary>
    public static IReadOnlyCollection<string> Record { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Marshal", "Unmarshal", "ToJson", "FromJson", "ToRecord", "Equals", "GetHashCode", "ToString", "GetType", "EqualityContract",
        "Over", "UnknownFields", "Clone", "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct",
    };

    /// <summary>Members of every generated transaction.</summary>
    public static IReadOnlyCollection<string> Transaction { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Commit", "CommitAsync", "Rollback", "RollbackAsync", "Savepoint", "SavepointAsync", "Dispose", "DisposeAsync", "Database", "Store",
        "IsReadOnly", "IsCompleted", "Id", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    /// <summary>Members of every generated table accessor.</summary>
    public static IReadOnlyCollection<string> Table { get; } =
        new HashSet<string>(TableVerbs.SelectMany(verb => new[] { verb, verb + "Async" }), StringComparer.Ordinal);

    /// <summary>The verbs that stand before the name of a field, in a generated patch or table accessor.</summary>
    public static IReadOnlyCollection<string> FieldVerbs { get; } = ["Set", "Add", "Append", "Put", "Clear", "Increment"];

    static IEnumerable<string> TableVerbs =>
    [
        "ByKey", "Get", "TryGet", "TryView", "View", "Views", "Keys", "GetMany", "Exists", "Insert", "Upsert", "Update", "Delete",
        "InsertMany", "UpsertMany", "UpdateReturning", "GetOrInsert", "Patch", "UpdateMany", "DeleteMany", "DeleteRange", "Truncate",
        "Count", "Scan", "Range", "First", "Last", "Name", "Shape", "Transaction", "Engine", "Equals", "GetHashCode", "ToString",
        "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];
}
