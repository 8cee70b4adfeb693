namespace Trestle.Layout;

/// <summary>Marks the generated accessor of an index, or of a primary key, for analyzers.</summary>
/// <param name="table">The table, by its name in the schema.</param>
/// <param name="index">The index, by its name in the schema; empty for the primary key.</param>
/// <param name="parts">Its parts, in order and as the schema writes them: a field, and <c> desc</c> behind it where the order falls.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IndexAccessorAttribute(string table, string index, params string[] parts) : Attribute
{
    /// <summary>The table, by its name in the schema.</summary>
    public string Table { get; } = table;

    /// <summary>The index, by its name in the schema; empty for the primary key.</summary>
    public string Index { get; } = index;

    /// <summary>Its parts, in order and as the schema writes them: a field, and <c> desc</c> behind it where the order falls.</summary>
    public IReadOnlyList<string> Parts { get; } = parts;

    /// <summary>The fields of its condition; empty when every row has an entry.</summary>
    public string[] Where { get; set; } = [];
}
