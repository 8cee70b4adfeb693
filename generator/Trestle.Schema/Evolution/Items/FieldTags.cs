using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>The tags behind the names of a table's fields. The version of a versioned table has the tag 0.</summary>
sealed class FieldTags(TableModel table)
{
    readonly Dictionary<string, int> tags = table.Fields
        .GroupBy(field => field.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Tag, StringComparer.Ordinal);

    public int Of(string field) => tags[field];

    public IEnumerable<int> Of(IEnumerable<string> fields) => fields.Select(Of);
}
