namespace Trestle;

/// <summary>The target of a copy has a row that the source has not. What was copied before it stays.</summary>
/// <param name="table">The table.</param>
/// <param name="key">The key of the row, as text.</param>
public sealed class ExtraRowException(string table, string key) : TrestleException(
    $"The target has the row {key} of table '{table}', and the source has not. "
        + "Copy into an empty store, or set DeleteExtra, which removes such rows.", null)
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The key of the row, as text.</summary>
    public string Key { get; } = key;
}
