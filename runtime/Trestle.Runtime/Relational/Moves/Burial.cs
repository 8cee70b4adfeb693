using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational.Moves;

/// <summary>A table or a column under its tombstone: it has a reserved name, and nothing refers to it any more.</summary>
/// <param name="Serial">A number that no other has.</param>
/// <param name="Table">The identity of the table.</param>
/// <param name="Tag">The tag of the column; null for the whole table.</param>
/// <param name="Name">The name before.</param>
/// <param name="Holder">For a column of a table that is under a tombstone itself, the number of that; else null.</param>
/// <param name="Schema">A schema with the table alone, as it was.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Burial(int Serial, Guid Table, int? Tag, string Name, int? Holder, SchemaShape Schema)
{
    /// <summary>How reserved names of tombstones begin.</summary>
    public const string Prefix = "trestle_old_";

    /// <summary>The name that the table or the column has now.</summary>
    public string ReservedName => Tag is { } tag ? $"{Prefix}{tag}_{Serial}" : $"{Prefix}{Table:N}_{Serial}";

    /// <summary>The table as it was, with a column for its version.</summary>
    public TableShape Shape => VersionColumn.AddTo(Schema.Tables[0]);

    /// <summary>The whole table as it lies there: without indexes and references.</summary>
    public TableShape Lying => Shape with { Name = ReservedName };

    /// <summary>The column as it lies there: nullable, and nothing is said of its values but their type.</summary>
    public FieldShape Column => Bare(Shape.Fields.First(candidate => candidate.Tag == Tag), ReservedName);

    /// <summary>A table that is put aside.</summary>
    public static Burial Of(int serial, SchemaShape schema, TableShape table) =>
        new(serial, (table ?? throw new ArgumentNullException(nameof(table))).Id, null, table.Name, null, Alone(schema, table));

    /// <summary>A column that is put aside.</summary>
    public static Burial Of(int serial, SchemaShape schema, TableShape table, FieldShape field)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(field);
        return new(serial, table.Id, field.Tag, field.Name, null, Alone(schema, table));
    }

    static SchemaShape Alone(SchemaShape schema, TableShape table)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Docs = [], Tables = [table with { Indexes = [], References = [], Fields = [.. table.Fields.Where(IsOwn)] }] };
    }

    // The version is implied, and a column that has come back for the time of a move has a name that is none.
    static bool IsOwn(FieldShape field) => field.Tag > 0 && !field.Name.StartsWith(Prefix, StringComparison.Ordinal);

    static FieldShape Bare(FieldShape field, string name) => new(name, field.Tag, field.Type, true, null, null, null, null);
}
