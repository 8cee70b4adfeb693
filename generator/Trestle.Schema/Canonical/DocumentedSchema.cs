using System.Globalization;
using Trestle.Schema.Canonical;
using Trestle.Schema.Model;

namespace Trestle.Schema;

/// <summary>
/// The canonical form with the documentation of tables and fields behind it, by identities and tags: for stores that show it to people.
/// It is no part of a schema's identity.
/// </summary>
public static class DocumentedSchema
{
    /// <summary>Writes the schema; without any documentation, as <see cref="CanonicalSchema"/> does.</summary>
    public static string Write(SchemaModel schema)
    {
        var json = CanonicalSchema.Write(schema);
        var docs = schema.Tables.Select(table => (table.Id, Docs: string.Join(",", Of(table)))).Where(table => table.Docs.Length > 0)
            .OrderBy(table => table.Id.ToString(), StringComparer.Ordinal).Select(table => $"\"{table.Id}\":{{{table.Docs}}}").ToList();
        return docs.Count == 0 ? json : $"{json.Substring(0, json.Length - 1)},\"docs\":{{{string.Join(",", docs)}}}}}";
    }

    // The table itself has the name that no tag has.
    static IEnumerable<string> Of(TableModel table)
    {
        if (table.Doc is { } doc)
            yield return $"\"\":{JsonString.Write(doc)}";
        foreach (var field in table.Fields.Where(field => field is { IsVersion: false, Doc: not null }).OrderBy(field => field.Tag))
            yield return $"\"{field.Tag.ToString(CultureInfo.InvariantCulture)}\":{JsonString.Write(field.Doc!)}";
    }
}
