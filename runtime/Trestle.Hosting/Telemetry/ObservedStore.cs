using Microsoft.Extensions.Logging;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>A store around another, whose engine tells of its work.</summary>
sealed class ObservedStore(Store inner, TimeSpan threshold, ILogger logger) : Store
{
    public override string SystemName => inner.SystemName;

    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ObservedEngine(inner.Open(schema, tables), new StoreObserver(inner.SystemName, schema.Name, threshold, logger));
    }
}
