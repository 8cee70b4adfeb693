using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>What a step writes anew, and the schemas around it.</summary>
/// <param name="Before">The tables as they are before, with the structs and enums of their rows; without a namespace.</param>
/// <param name="BeforeJson">The canonical form of the whole schema before.</param>
/// <param name="After">The same tables as they are after.</param>
/// <param name="AfterJson">The canonical form of the whole schema after.</param>
/// <param name="Transformed">The tables whose rows a method in C# writes.</param>
public sealed record RewriteModel(
    SchemaModel Before, string BeforeJson, SchemaModel After, string AfterJson, EquatableArray<Guid> Transformed)
{
    /// <summary>Each table as it is before and after.</summary>
    public IEnumerable<(TableModel Before, TableModel After)> Tables => Before.Tables.Zip(After.Tables, (before, after) => (before, after));

    /// <summary>Whether a method in C# writes the rows of a table.</summary>
    public bool IsTransformed(TableModel table) => Transformed.Contains(table.Id);
}
