namespace Trestle;

/// <summary>A value breaks a constraint of its field: length, range, precision, an unknown enum member, or text that no store can hold. Nothing was written.</summary>
/// <param name="table">The table, or the struct, that declares the field.</param>
/// <param name="field">The field, by its name in the schema.</param>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class CheckViolationException(string table, string field, string message, Exception? inner = null) : TrestleException(message, inner)
{
    /// <summary>The table, or the struct, that declares the field.</summary>
    public string Table { get; } = table;

    /// <summary>The field, by its name in the schema.</summary>
    public string Field { get; } = field;
}
