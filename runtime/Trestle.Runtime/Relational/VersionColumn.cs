using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>
/// The version of a table with <c>concurrency: version</c>, which the schema implies and a relational table has as its first column.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VersionColumn
{
    static readonly FieldShape Field = new("version", 0, "int64", false, "0", null, null, null);

    /// <summary>The table with every column among its fields.</summary>
    public static TableShape AddTo(TableShape table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return !table.IsVersioned || table.Fields.Any(field => field.Tag == Field.Tag)
            ? table
            : table with { Fields = [Field, .. table.Fields] };
    }

    /// <summary>The schema with every column of its tables among their fields.</summary>
    public static SchemaShape AddTo(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Tables = [.. schema.Tables.Select(AddTo)] };
    }
}
