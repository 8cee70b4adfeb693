using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>
/// Adds or replaces many rows as if at once, a thousand with one statement: of several with one key the last counts, and a row may take
/// the unique value that another of the load gives up. Where that makes a statement fail, the rows are written one by one in the order
/// in which they can be; only those that wait for each other need the unique indexes gone for a moment.
/// </summary>
[SkipLocalsInit]
sealed class UpsertLoad<TLayout, TRow, TKey>(
    PostgresTable<TLayout, TRow, TKey> table, RowWriter<TLayout, TRow, TKey> writer, PostgresTransaction transaction, bool asStored = false)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int MostRows = 1000;

    readonly GeneratedKeys<TLayout, TRow, TKey> keys = new(table);
    readonly LoadReferences<TLayout, TRow, TKey> references = new(table, transaction);
    readonly List<int> unique = [.. Enumerable.Range(0, table.Shape.Indexes.Count).Where(index => table.Shape.Indexes[index].IsUnique)];
    readonly Dictionary<Bytes, TRow> written = [];
    readonly bool isVersioned = table.Shape.IsVersioned && !asStored;

    public async ValueTask<long> Run(
        bool isAsync, IEnumerable<TRow> source, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        progress?.Report(new LoadProgress(0, 0, LoadPhase.Reading));
        using var from = source.GetEnumerator();
        var count = await AllOrNothing.Run(
            isAsync, transaction, references.Any, () => Write(isAsync, from, progress, cancellationToken),
            refused => references.Broken(isAsync, refused, cancellationToken), cancellationToken).ConfigureAwait(false);
        progress?.Report(new LoadProgress(count, count, LoadPhase.Indexing));
        return count;
    }

    // A second row with the same key would find the version that the first has written, and a row of a unique value may come before the
    // one that gives it up: then all rows are kept until they are written.
    async ValueTask<long> Write(
        bool isAsync, IEnumerator<TRow> from, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var (count, isRefused) = (0L, false);
        while (await Collect(isAsync, from, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            count += rows.Count;
            var last = Last(rows);
            foreach (var (key, row) in last)
                written[key] = row;
            if (!isVersioned && !isRefused)
                isRefused = !await TryWrite(isAsync, last.Values, cancellationToken).ConfigureAwait(false);
            if (!isVersioned && unique.Count == 0)
                written.Clear();
            progress?.Report(new LoadProgress(count, count, LoadPhase.Writing));
        }
        if (isVersioned)
            isRefused = !await TryWriteAll(isAsync, cancellationToken).ConfigureAwait(false);
        if (isRefused)
            await WriteInOrder(isAsync, cancellationToken).ConfigureAwait(false);
        return count;
    }

    async ValueTask<List<TRow>> Collect(bool isAsync, IEnumerator<TRow> from, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        while (rows.Count < MostRows && from.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ArgumentNullException.ThrowIfNull(from.Current, nameof(rows));
            rows.Add(from.Current);
        }
        // A number that somebody has used without asking the sequence would replace his row.
        if (keys.AreNumbers && rows.Any(keys.IsMissing))
            await keys.PassGreatest(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        await keys.Give(isAsync, transaction, rows, cancellationToken).ConfigureAwait(false);
        rows.ForEach(TLayout.Check);
        return rows;
    }

    static Dictionary<Bytes, TRow> Last(List<TRow> rows)
    {
        var last = new Dictionary<Bytes, TRow>();
        foreach (var row in rows)
            last[KeyOf(row)] = row;
        return last;
    }

    async ValueTask<bool> TryWriteAll(bool isAsync, CancellationToken cancellationToken)
    {
        foreach (var some in written.Values.Chunk(MostRows))
        {
            if (!await TryWrite(isAsync, some, cancellationToken).ConfigureAwait(false))
                return false;
        }
        return true;
    }

    // False when a unique index has refused them.
    async ValueTask<bool> TryWrite(bool isAsync, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        var effect = await Write(isAsync, rows, cancellationToken).ConfigureAwait(false);
        if (asStored && writer.LosesReferences && effect.Refused is null)
            effect = await Write(isAsync, rows, cancellationToken).ConfigureAwait(false);
        if (effect.Refused is { } refused)
            return writer.Diagnosis.IsIndex(refused)
                ? false
                : throw await writer.Diagnosis.Of(isAsync, transaction, rows.First(), refused, cancellationToken).ConfigureAwait(false);
        if (effect.Number is { } count && count < rows.Count)
            throw await Conflict(isAsync, rows, cancellationToken).ConfigureAwait(false);
        return true;
    }

    async ValueTask<Effect> Write(bool isAsync, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        var text = isVersioned ? table.Texts.UpsertManyVersioned! : table.Texts.UpsertMany;
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, rows);
        return isVersioned
            ? await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false)
            : await use.Statement.Run(isAsync, cancellationToken).ConfigureAwait(false);
    }

    async ValueTask<Exception> Conflict(bool isAsync, IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        await AllOrNothing.Undo(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (await writer.Conflict(isAsync, transaction, row, cancellationToken).ConfigureAwait(false) is { } conflict)
                return conflict;
        }
        return new TransactionConflictException(
            $"Rows of table '{table.Shape.Name}' have changed while they were written. Begin the transaction anew.");
    }

    // Undoes the load and begins again, knowing now all of its rows.
    async ValueTask WriteInOrder(bool isAsync, CancellationToken cancellationToken)
    {
        await Restart(isAsync, cancellationToken).ConfigureAwait(false);
        await RequireNoDuplicates(isAsync, cancellationToken).ConfigureAwait(false);
        var waiting = new Dictionary<Bytes, TRow>(written);
        while (waiting.Count > 0)
        {
            var done = new List<Bytes>();
            foreach (var (key, row) in waiting)
            {
                if (await TryWrite(isAsync, row, cancellationToken).ConfigureAwait(false))
                    done.Add(key);
            }
            done.ForEach(key => waiting.Remove(key));
            if (done.Count > 0)
                continue;
            if (table.Texts.IsApart)
                await WriteAnew(isAsync, cancellationToken).ConfigureAwait(false);
            else
                await WriteWithoutIndexes(isAsync, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    async ValueTask<bool> TryWrite(bool isAsync, TRow row, CancellationToken cancellationToken)
    {
        try
        {
            if (asStored)
                await writer.Put(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
            else
                await writer.Upsert(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (UniqueViolationException error) when (error.Index is not null)
        {
            return false;
        }
    }

    async ValueTask RequireNoDuplicates(bool isAsync, CancellationToken cancellationToken)
    {
        var search = new Duplicates<TLayout, TRow, TKey>(table, transaction, writer.Diagnosis);
        var own = written.Keys.ToHashSet();
        foreach (var index in unique)
        {
            if (await search.FindForeign(isAsync, written.Values, index, own, cancellationToken).ConfigureAwait(false) is { } taken)
                throw RowViolations.Unique(table.Shape, index, taken);
        }
    }

    // An index of another server cannot go; but nothing refers to rows of partitions elsewhere, so that they can. What they were is compared
    // with the versions given as they go.
    async ValueTask WriteAnew(bool isAsync, CancellationToken cancellationToken)
    {
        await Restart(isAsync, cancellationToken).ConfigureAwait(false);
        foreach (var row in written.Values)
        {
            if (isVersioned && await writer.Conflict(isAsync, transaction, row, cancellationToken).ConfigureAwait(false) is { } conflict)
                throw conflict;
        }
        var next = new List<TRow>();
        foreach (var row in written.Values)
        {
            var isThere = await writer.Delete(isAsync, transaction, TLayout.KeyOf(row), cancellationToken).ConfigureAwait(false);
            next.Add(!isVersioned ? row : TLayout.WithVersion(row, isThere ? TLayout.VersionOf(row) + 1 : 1));
        }
        await new InsertLoad<TLayout, TRow, TKey>(table, transaction, asStored: true).Run(isAsync, next, null, cancellationToken)
            .ConfigureAwait(false);
    }

    // An index cannot go while references wait to be looked at, so that it goes before the first row is written.
    async ValueTask WriteWithoutIndexes(bool isAsync, CancellationToken cancellationToken)
    {
        await Restart(isAsync, cancellationToken).ConfigureAwait(false);
        await Execute(isAsync, unique.Select(table.Texts.Statements.DropIndex), cancellationToken).ConfigureAwait(false);
        if (!await TryWriteAll(isAsync, cancellationToken).ConfigureAwait(false))
            throw new InvalidOperationException($"A unique index of table '{table.Shape.Name}' that was taken away has refused a row.");
        if (references.Any)
            await AllOrNothing.Require(
                isAsync, transaction, refused => references.Broken(isAsync, refused, cancellationToken), cancellationToken).ConfigureAwait(false);
        await Execute(isAsync, unique.Select(table.Texts.Statements.CreateIndex), cancellationToken).ConfigureAwait(false);
    }

    async ValueTask Restart(bool isAsync, CancellationToken cancellationToken)
    {
        await AllOrNothing.Undo(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        if (references.Any)
            await transaction.Execute(isAsync, "SET CONSTRAINTS ALL DEFERRED", cancellationToken).ConfigureAwait(false);
    }

    async ValueTask Execute(bool isAsync, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
            await transaction.Execute(isAsync, statement, cancellationToken).ConfigureAwait(false);
    }

    static void Bind(Statement statement, IEnumerable<TRow> rows)
    {
        statement.Clear();
        foreach (var row in rows)
        {
            var binder = statement.BindRow();
            TLayout.Bind(row, ref binder);
        }
    }

    static Bytes KeyOf(TRow row)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return new(buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)]);
    }
}
