using Trestle.Copying;

namespace Trestle;

/// <summary>Copies a database into another of the same schema, whatever their stores.</summary>
public static class DatabaseCopying
{
    /// <summary>
    /// Makes the rows of <paramref name="target"/> equal to those of this database, as they are at this moment, and returns what that
    /// took. Both are walked in the order of their keys: equal rows are skipped, missing ones inserted, differing ones replaced, with
    /// their versions, generated keys and sequences. Rows stream in transactions of bounded size, so that a copy which is killed or
    /// cancelled has kept what it had committed, and running it again goes on; a copy that finds everything equal writes nothing.
    /// <para>
    /// Meanwhile this database may be written to, and the target shows some of the rows. A table with a required reference to itself
    /// is copied in one transaction. What a newer program has added to rows of LMDB is copied to LMDB only: copy with the newest.
    /// </para>
    /// Throws <see cref="SchemaMismatchException"/> when the target is of another class, <see cref="ExtraRowException"/> when it has a
    /// row that is not to be deleted, and whatever a store throws for a row that it cannot take.
    /// </summary>
    /// <param name="source">The database to read.</param>
    /// <param name="target">The database to write.</param>
    /// <param name="options">Sizes, and whether rows may be deleted; null for <see cref="CopyOptions.Default"/>.</param>
    /// <param name="progress">Is told after each transaction.</param>
    /// <param name="cancellationToken">Ends the copy between two rows.</param>
    /// <example><code>using var from = HistoryDb.Open(LmdbStore.At("history.lmdb"));
    /// using var to = HistoryDb.Open(SqliteStore.At("history.db"));
    /// CopyCounts done = from.CopyTo(to);</code></example>
    public static CopyCounts CopyTo<TDatabase>(
        this TDatabase source, TDatabase target, CopyOptions? options = null, IProgress<CopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where TDatabase : Database =>
        // Nothing in it waits without blocking, so that it is complete when it returns.
        DatabaseCopy.Run(source, target, options, progress, new StoreCalls(false, cancellationToken)).GetAwaiter().GetResult();

    /// <summary>As <see cref="CopyTo"/>, without blocking while a server answers; there, a transaction that could not be fitted in runs again.</summary>
    public static Task<CopyCounts> CopyToAsync<TDatabase>(
        this TDatabase source, TDatabase target, CopyOptions? options = null, IProgress<CopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where TDatabase : Database =>
        Task.Run(() => DatabaseCopy.Run(source, target, options, progress, new StoreCalls(true, cancellationToken)), cancellationToken);
}
