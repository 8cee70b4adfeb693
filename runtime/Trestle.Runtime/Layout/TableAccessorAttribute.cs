namespace Trestle.Layout;

/// <summary>Marks the generated accessor of a table, for analyzers.</summary>
/// <param name="table">The table, by its name in the schema.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableAccessorAttribute(string table) : Attribute
{
    /// <summary>The table, by its name in the schema.</summary>
    public string Table { get; } = table;
}
