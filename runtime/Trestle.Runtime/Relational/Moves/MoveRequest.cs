using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational.Moves;

/// <summary>From which schema to which a store shall come, and what it has beside.</summary>
/// <param name="Before">The schema of the store, with its reserved tables.</param>
/// <param name="After">The schema that it shall come to.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MoveRequest(SchemaShape Before, SchemaShape After)
{
    /// <summary>Tables whose rows are in their shadows, in their new form.</summary>
    public IReadOnlyList<Guid> Swaps { get; init; } = [];

    /// <summary>What lies under tombstones.</summary>
    public IReadOnlyList<Burial> Burials { get; init; } = [];

    /// <summary>Whether columns that go are put under tombstones; else they go for good.</summary>
    public bool Buries { get; init; }

    /// <summary>Whether the store makes the partitions that a schema declares.</summary>
    public bool Divides { get; init; }

    /// <summary>
    /// The request when nobody has looked at the store: shadows are there, and so is what the schema before has retired and the one after
    /// has again.
    /// </summary>
    public static MoveRequest Unseen(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(swaps);
        var shadows = swaps.Where(id => before.FindTable(Migrations.ShadowTable.Id(id)) is null)
            .Select(id => Migrations.ShadowTable.Of(after.Table(id)));
        var serial = 0;
        return new MoveRequest(before with { Tables = [.. before.Tables, .. shadows] }, after)
        {
            Swaps = swaps,
            Buries = true,
            Burials = [.. before.Tables.Where(was => !swaps.Contains(was.Id) && after.FindTable(was.Id) is not null).SelectMany(was =>
                Back(after, was, after.Table(was.Id)).Select(table => new Burial(++serial, was.Id, table.Tag, table.Name, null, table.Schema)))],
        };
    }

    static IEnumerable<(int Tag, string Name, SchemaShape Schema)> Back(SchemaShape after, TableShape was, TableShape now) =>
        now.Fields.Where(field => was.Retired.Contains(field.Tag) && was.Fields.All(known => known.Tag != field.Tag))
            .Select(field => (field.Tag, field.Name, after with { Docs = [], Tables = [now with { Indexes = [], References = [] }] }));
}
