using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>
/// Tables that the toolkit itself keeps in a store: the journal of its migrations, and rows that are being written anew. They are in the
/// catalog like others and no part of anybody's schema.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReservedTables
{
    /// <summary>How their names begin.</summary>
    public const string Prefix = "trestle_";

    /// <summary>Whether a table is one of them.</summary>
    public static bool Contains(TableShape table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Name.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>A schema without them: what its hash is taken of, and what people see.</summary>
    public static SchemaShape LeaveOut(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.Tables.Any(Contains) ? schema with { Tables = [.. schema.Tables.Where(table => !Contains(table))] } : schema;
    }
}
