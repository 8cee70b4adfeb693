using System.ComponentModel;
using Trestle.Catalog;
using Trestle.Layout;

namespace Trestle.Relational.Moves;

/// <summary>How a table is read that lies under its tombstone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TombstoneSchema
{
    /// <summary>
    /// The schema to read the one table of <paramref name="schema"/> with, in the names that it has where it lies; null when no tombstone has
    /// its key and all its fields.
    /// </summary>
    public static SchemaShape? Find(SqlDialect dialect, IReadOnlyList<Burial> burials, SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(burials);
        ArgumentNullException.ThrowIfNull(schema);
        var table = VersionColumn.AddTo(schema.Tables[0]);
        var tomb = burials.LastOrDefault(burial => burial.Table == table.Id && burial.Tag is null);
        if (tomb is null)
            return null;
        var columns = burials.Where(burial => burial.Holder == tomb.Serial).Select(burial => burial.Column);
        var lying = tomb.Lying with { Fields = [.. tomb.Lying.Fields, .. columns] };
        var isThere = table.Fields.All(field => lying.Fields.Any(known =>
            known.Tag == field.Tag && ColumnFit.KeepsForm(dialect, tomb.Schema, known, schema, field)));
        var hasKey = isThere && Tags(lying, lying.Key).SequenceEqual(Tags(table, table.Key));
        return hasKey ? NamedSchema.Of(tomb.Schema with { Tables = [lying] }, schema) : null;
    }

    static IEnumerable<int> Tags(TableShape table, IEnumerable<string> names) =>
        names.Select(name => table.Fields.First(field => field.Name == name).Tag);
}
