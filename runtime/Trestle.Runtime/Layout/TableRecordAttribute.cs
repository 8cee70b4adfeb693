namespace Trestle.Layout;

/// <summary>Marks the generated record of a table, for analyzers.</summary>
/// <param name="table">The table's name in the schema.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableRecordAttribute(string table) : Attribute
{
    /// <summary>The table's name in the schema.</summary>
    public string Table { get; } = table;
}
