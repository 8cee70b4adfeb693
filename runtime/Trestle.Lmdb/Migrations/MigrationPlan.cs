using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Migrations;

namespace Trestle.Lmdb.Migrations;

/// <summary>What a migration would do to a file that is as a schema says: the same plan that is carried out.</summary>
static class MigrationPlan
{
    public static IReadOnlyList<MigrationAction> Of(string place, SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        var rewritten = swaps.Where(table => after.FindTable(table) is not null).Select(after.Table).ToList();
        var ready = before with { Tables = [.. before.Tables, .. rewritten.Select(ShadowTable.Of)] };
        var change = CatalogChange.Of(place, FileCatalog.Empty with { Schema = ready }, after, swaps);
        return
        [
            .. rewritten.Select(table => new MigrationAction($"write the rows of '{table.Name}' anew, in batches", "other writers, until the end", true)),
            .. change.Actions,
        ];
    }
}
