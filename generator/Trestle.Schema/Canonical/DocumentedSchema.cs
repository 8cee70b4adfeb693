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
        var documented = schema.Tables.Where(IsDocumented).OrderBy(table => table.Id.ToString(), StringComparer.Ordinal).ToArray();
        return CanonicalSchema.Write(schema, documented.Length == 0 ? null : json => json.Member("docs", () =>
        {
            foreach (var table in documented)
                json.Member(table.Id.ToString(), () => Write(json, table));
        }));
    }

    static bool IsDocumented(TableModel table) => table.Doc is not null || table.Fields.Any(IsDocumented);

    static bool IsDocumented(FieldModel field) => field is { IsVersion: false, Doc: not null };

    // The table itself has the name that no tag has.
    static void Write(JsonText json, TableModel table)
    {
        if (table.Doc is { } doc)
            json.Member("", doc);
        foreach (var field in table.Fields.Where(IsDocumented).OrderBy(field => field.Tag))
            json.Member(field.Tag.ToString(CultureInfo.InvariantCulture), field.Doc!);
    }
}
