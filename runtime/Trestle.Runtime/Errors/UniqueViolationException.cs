namespace Trestle;

/// <summary>A write would give a key, or the values of a unique index, to a second row. Nothing was written.</summary>
/// <param name="table">The table, by its name in the schema.</param>
/// <param name="index">The unique index that has the values already, or null for the primary key.</param>
/// <param name="key">The offending values, as text.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class UniqueViolationException(string table, string? index, string key, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The table, by its name in the schema.</summary>
    public string Table { get; } = table;

    /// <summary>The unique index that has the values already, or null for the primary key.</summary>
    public string? Index { get; } = index;

    /// <summary>The offending values, as text.</summary>
    public string Key { get; } = key;
}
