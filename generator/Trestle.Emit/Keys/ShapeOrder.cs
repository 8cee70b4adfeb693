using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>The order of the canonical schema, where the numbers come from by which stores call indexes and references.</summary>
static class ShapeOrder
{
    public static IReadOnlyList<IndexModel> Indexes(TableModel table) =>
        [.. table.Indexes.OrderBy(index => index.Id.ToString("D"), StringComparer.Ordinal)];

    public static IReadOnlyList<ReferenceModel> References(TableModel table) =>
        [.. table.References.OrderBy(reference => reference.Name, StringComparer.Ordinal)];
}
