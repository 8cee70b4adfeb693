using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational.Moves;

/// <summary>A table of the schema that a store comes to, and where its rows come from.</summary>
/// <param name="WasSchema">What the types of <paramref name="Was"/> mean.</param>
/// <param name="Was">
/// The table as the store has it: under its old name, that of its tombstone or that of its shadow, and with columns that come back from
/// under their tombstones; null for a new table.
/// </param>
/// <param name="Now">The table as it shall be.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TableMove(SchemaShape WasSchema, TableShape? Was, TableShape Now)
{
    /// <summary>Columns that come back from under their tombstones.</summary>
    public IReadOnlyList<Burial> Restored { get; init; } = [];

    /// <summary>Columns of the table that are under tombstones and stay there.</summary>
    public IReadOnlyList<Burial> Lying { get; init; } = [];

    /// <summary>Columns of the table that go under tombstones.</summary>
    public IReadOnlyList<Burial> Dropped { get; init; } = [];

    /// <summary>Whether the rows were written anew, beside the table that is still there.</summary>
    public bool IsSwap { get; init; }

    /// <summary>The field of the table as it is with this tag, or null.</summary>
    public FieldShape? Before(int tag) => Was?.Fields.FirstOrDefault(field => field.Tag == tag);

    /// <summary>What goes under a tombstone, or is there already.</summary>
    public IEnumerable<Burial> Aside => Lying.Concat(Dropped);
}
