using System.Globalization;
using System.Text;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Catalog;

/// <summary>The table <c>trestle_tombstones</c>, in databases in which something was dropped: what is kept until it is vacuumed.</summary>
static class TombstoneTable
{
    const string Name = "trestle_tombstones";

    public static IReadOnlyList<Burial> Read(Session session) => CatalogTable.HasRelation(session, Name)
        ? [.. session.Ask($"SELECT serial::text, tag::text, name, holder::text, schema FROM {Name} ORDER BY {Name}.serial").Select(Burial)]
        : [];

    /// <summary>Leaves exactly these in it.</summary>
    public static void Write(Session session, IReadOnlyList<Burial> burials)
    {
        if (burials.Count == 0 && !CatalogTable.HasRelation(session, Name))
            return;
        session.Execute($"CREATE TABLE IF NOT EXISTS {Name} (serial integer PRIMARY KEY, tag integer, name text NOT NULL, holder integer, "
            + $"schema text NOT NULL); DELETE FROM {Name}");
        foreach (var burial in burials)
            session.Ask(
                $"INSERT INTO {Name} (serial, tag, name, holder, schema) VALUES ($1::integer, nullif($2, '')::integer, $3, nullif($4, '')::integer, $5)",
                Text(burial.Serial), Text(burial.Tag), burial.Name, Text(burial.Holder), Encoding.UTF8.GetString(burial.Schema.ToJson()));
    }

    static Burial Burial(string?[] row)
    {
        var schema = SchemaShape.Parse(Encoding.UTF8.GetBytes(row[4]!));
        return new Burial(Number(row[0])!.Value, schema.Tables[0].Id, Number(row[1]), row[2]!, Number(row[3]), schema);
    }

    static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
