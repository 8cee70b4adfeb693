namespace Trestle;

/// <summary>A write would leave a reference without its row. Nothing was written.</summary>
/// <param name="table">The table that holds the reference.</param>
/// <param name="reference">The reference, by its name in the schema.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class ForeignKeyViolationException(string table, string reference, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The table that holds the reference.</summary>
    public string Table { get; } = table;

    /// <summary>The reference, by its name in the schema.</summary>
    public string Reference { get; } = reference;
}
