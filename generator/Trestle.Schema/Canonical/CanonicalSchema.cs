using Trestle.Schema.Canonical;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema;

/// <summary>
/// The schema as one compact line of JSON, equal for equal meaning: no documentation, no places, no namespace, every list in
/// a fixed order, members that are false, empty or absent left out. A store keeps it, so that a file says itself what is in it.
/// </summary>
public static class CanonicalSchema
{
    /// <summary>Writes the schema.</summary>
    public static string Write(SchemaModel schema) => Write(schema, null);

    /// <summary>The hash by which steps know the schema: SHA-256 of its UTF-8 bytes, in hexadecimal digits.</summary>
    public static string Hash(SchemaModel schema) => Sha256Text.Of(Write(schema));

    /// <summary>Writes the schema as its <see cref="Snapshot"/> does, table by table, with more members behind it.</summary>
    internal static string Write(SchemaModel schema, Action<JsonText>? more)
    {
        var tables = SnapshotBuilder.ByName(schema);
        var texts = schema.Tables.GroupBy(table => table.Id).Select(group => group.First())
            .OrderBy(table => table.Id.ToString("D"), StringComparer.Ordinal)
            .Select(table => TableJson.Of(table, tables));
        return SnapshotJson.Write(Snapshot.Of(schema with { Tables = default }), texts, more);
    }
}
