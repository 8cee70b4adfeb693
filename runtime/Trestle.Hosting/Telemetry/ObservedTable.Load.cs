using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

// What copies a table. Its loads tell of themselves; numbers of a sequence are passed on.
sealed partial class ObservedTable<TRow, TKey>
{
    public override long Load(StoreTransaction transaction, IEnumerable<TRow> rows, bool replace) => Run(
        transaction, targets.Load, (rows, replace), static (table, native, load) => table.Load(native, load.rows, load.replace), Itself);

    public override ValueTask<long> LoadAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, bool replace, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Load, (rows, replace),
        static (table, native, load, token) => table.LoadAsync(native, load.rows, load.replace, token), Itself, cancellationToken);

    public override long LastNumber(StoreTransaction transaction) => inner.LastNumber(Native(transaction));

    public override ValueTask<long> LastNumberAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        inner.LastNumberAsync(Native(transaction), cancellationToken);

    public override void RaiseNumber(StoreTransaction transaction, long last) => inner.RaiseNumber(Native(transaction), last);

    public override ValueTask RaiseNumberAsync(StoreTransaction transaction, long last, CancellationToken cancellationToken) =>
        inner.RaiseNumberAsync(Native(transaction), last, cancellationToken);
}
