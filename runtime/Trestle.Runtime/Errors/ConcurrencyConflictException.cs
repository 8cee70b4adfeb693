namespace Trestle;

/// <summary>The row has changed since it was read: its version is not the one the writer saw. Nothing was written.</summary>
/// <param name="table">The table, by its name in the schema.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class ConcurrencyConflictException(string table, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The table, by its name in the schema.</summary>
    public string Table { get; } = table;
}
