namespace Trestle.Storage;

/// <summary>Rows on their way into a store that writes them synchronously: a cancelled token ends the load, which then undoes itself.</summary>
static class CancellableRows
{
    public static IEnumerable<TRow> Of<TRow>(IEnumerable<TRow> rows, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? Watched(rows, cancellationToken) : rows;

    static IEnumerable<TRow> Watched<TRow>(IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
