using Microsoft.Extensions.Logging;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>A store around another, whose engine tells of its work.</summary>
sealed class ObservedStore(Store inner, TimeSpan threshold, ILogger logger) : Store
{
    public override string SystemName => inner.SystemName;

    public override SchemaShape ReadSchema() => inner.ReadSchema();

    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ObservedEngine(inner.Open(schema, tables), new StoreObserver(inner.SystemName, schema.Name, threshold, logger));
    }

    // A migration is told of by its own progress and journal.
    public override MigrationTarget OpenForMigration() => inner.OpenForMigration();

    public override IReadOnlyList<MigrationAction> PlanMigration(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        inner.PlanMigration(before, after, swaps);
}
