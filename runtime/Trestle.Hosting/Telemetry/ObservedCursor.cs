using System.Diagnostics;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>A cursor around another, which counts rows and the time spent inside the store: what the program does between them is not the store's.</summary>
sealed class ObservedCursor<TRow, TKey>(TableCursor<TRow, TKey> inner, Operation operation) : TableCursor<TRow, TKey>
    where TRow : class
{
    TimeSpan elapsed;
    long rows;
    Exception? failure;
    bool isEnded;

    public override ReadOnlySpan<byte> Parts => inner.Parts;

    public override ReadOnlySpan<byte> KeyBytes => inner.KeyBytes;

    public override ReadOnlySpan<byte> Included => inner.Included;

    public override TKey Key => inner.Key;

    public override ReadOnlySpan<byte> Value => inner.Value;

    public override TRow Row => inner.Row;

    public override bool MoveNext()
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            return Count(inner.MoveNext());
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }
        finally
        {
            elapsed += Stopwatch.GetElapsedTime(since);
        }
    }

    public override async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            return Count(await inner.MoveNextAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (Failed(error))
        {
            throw;
        }
        finally
        {
            elapsed += Stopwatch.GetElapsedTime(since);
        }
    }

    public override void Dispose()
    {
        if (TryEnd())
            inner.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        if (TryEnd())
            await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    bool Count(bool isThere)
    {
        if (isThere)
            rows++;
        return isThere;
    }

    bool Failed(Exception error)
    {
        failure = error;
        return false;
    }

    // Once: the cursor within may serve somebody else by the second time.
    bool TryEnd()
    {
        if (isEnded)
            return false;
        isEnded = true;
        Lease++;
        // What is current now was not replaced when the walk began, and is not to be when it ends.
        var current = Activity.Current;
        operation.Ended(elapsed, failure is null ? rows : Operation.NoRows, failure);
        Activity.Current = current;
        return true;
    }
}
