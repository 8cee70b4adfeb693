namespace Trestle.Layout;

/// <summary>Marks the generated accessor of a table, for analyzers.</summary>
/// <param name="table">The table, by its name in the schema.</param>
/// <param name="file">The file that declares the table, relative to the project.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableAccessorAttribute(string table, string file) : Attribute
{
    /// <summary>The table, by its name in the schema.</summary>
    public string Table { get; } = table;

    /// <summary>The file that declares the table, relative to the project.</summary>
    public string File { get; } = file;
}
