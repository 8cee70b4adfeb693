using System.Runtime.CompilerServices;

namespace Trestle.Tables;

// The asynchronous twins. Not IAsyncEnumerable itself: with LINQ for both kinds in scope, every call on a type that is both would be ambiguous.
public readonly partial struct RowQuery<TLayout, TRow, TKey, TView>
{
    /// <summary>As <see cref="Count"/>, without blocking while a server answers.</summary>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
    {
        plan.Transaction.Verify(plan.Ticket);
        return CountsAll
            ? await plan.Engine.CountAsync(plan.Transaction, plan.Index, plan.Range, cancellationToken).ConfigureAwait(false)
            : await plan.WalkEntries().CountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="Any"/>, without blocking while a server answers.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await plan.First(1).WalkEntries().CountAsync(cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>As <see cref="First"/>, without blocking while a server answers.</summary>
    public async ValueTask<TRow?> FirstAsync(CancellationToken cancellationToken = default)
    {
        var rows = await plan.First(1).Walk().ToListAsync(static cursor => cursor.Row, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>As <see cref="ToList"/>, without blocking while a server answers.</summary>
    public ValueTask<List<TRow>> ToListAsync(CancellationToken cancellationToken = default) =>
        plan.Walk().ToListAsync(static cursor => cursor.Row, cancellationToken);

    /// <summary>As <see cref="ToArray"/>, without blocking while a server answers.</summary>
    public async ValueTask<TRow[]> ToArrayAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>As <see cref="ReadPage"/>, without blocking while a server answers.</summary>
    public async ValueTask<Page<TRow>> ReadPageAsync(int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var rows = new List<TRow>(Math.Min(size, 1024));
        var cursor = Page(size).GetAsyncEnumerator(cancellationToken);
        try
        {
            string? token = null;
            while (rows.Count < size && await cursor.MoveNextAsync().ConfigureAwait(false))
            {
                rows.Add(cursor.Current);
                if (rows.Count == size)
                    token = cursor.PageToken;
            }
            return new Page<TRow>(rows, token is not null && await cursor.MoveNextAsync().ConfigureAwait(false) ? token : null);
        }
        finally
        {
            await cursor.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Decodes the rows one by one, for <c>await foreach</c>. Disposing it ends the walk.</summary>
    public RowAsyncEnumerator<TLayout, TRow, TKey> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new(plan.Walk(), plan.Index, cancellationToken);

    /// <summary>The rows as a sequence for whoever takes any asynchronous sequence; run anew by each enumeration.</summary>
    public IAsyncEnumerable<TRow> AsAsyncEnumerable() => Enumerate(this);

    internal ValueTask<long> DeleteAsync(Storage.StoreTransaction writer, CancellationToken cancellationToken)
    {
        RequireOwn(writer);
        return plan.Engine.DeleteRangeAsync(writer, plan.Index, plan.Range, plan.IsReverse, plan.Take, plan.After, cancellationToken);
    }

    static async IAsyncEnumerable<TRow> Enumerate(
        RowQuery<TLayout, TRow, TKey, TView> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = query.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await rows.MoveNextAsync().ConfigureAwait(false))
                yield return rows.Current;
        }
        finally
        {
            await rows.DisposeAsync().ConfigureAwait(false);
        }
    }
}
