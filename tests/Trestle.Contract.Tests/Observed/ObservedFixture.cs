using Trestle.Hosting.Telemetry;
using Trestle.Storage;

namespace Trestle.Contract.Tests.Observed;

/// <summary>A store that tells of its work, all of it: for the program it has to be the store that it is around.</summary>
public sealed class ObservedFixture<TFixture> : IStoreFixture
    where TFixture : IStoreFixture, new()
{
    readonly TFixture inner = new();

    public int Writers => inner.Writers;

    public Store Store => inner.Store.WithTelemetry(TimeSpan.Zero);

    public void Dispose() => inner.Dispose();
}
