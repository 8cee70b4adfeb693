using System.Runtime.CompilerServices;
using Npgsql;
using Trestle.Layout;
using Trestle.Postgres.Columns;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>
/// Adds many rows by COPY, some thousands at a time, all or none. Rows that refer to rows of the same load may come in any order. The
/// source may use the transaction itself: nothing is under way while it is asked for rows.
/// </summary>
[SkipLocalsInit]
sealed class InsertLoad<TLayout, TRow, TKey>(
    PostgresTable<TLayout, TRow, TKey> table, PostgresTransaction transaction, bool asStored = false)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int MostRows = 8192;
    const int PieceBytes = 1 << 16;
    const long FirstVersion = 1;

    readonly CopyBuffer buffer = new();
    readonly List<TRow> rows = [];
    readonly GeneratedKeys<TLayout, TRow, TKey> keys = new(table);
    readonly Diagnosis<TLayout, TRow, TKey> diagnosis = new(table);
    readonly LoadReferences<TLayout, TRow, TKey> references = new(table, transaction);

    public async ValueTask<long> Run(
        bool isAsync, IEnumerable<TRow> source, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        progress?.Report(new LoadProgress(0, 0, LoadPhase.Reading));
        using var from = source.GetEnumerator();
        var count = 0L;
        if (Collect(from, cancellationToken))
            count = await AllOrNothing.Run(
                isAsync, transaction, references.Any, () => Write(isAsync, from, progress, cancellationToken),
                refused => references.Broken(isAsync, refused, cancellationToken), cancellationToken).ConfigureAwait(false);
        progress?.Report(new LoadProgress(count, count, LoadPhase.Indexing));
        return count;
    }

    async ValueTask<long> Write(
        bool isAsync, IEnumerator<TRow> from, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var count = 0L;
        do
        {
            await keys.Give(isAsync, transaction, rows, cancellationToken).ConfigureAwait(false);
            rows.ForEach(TLayout.Check);
            await Send(isAsync, cancellationToken).ConfigureAwait(false);
            count += rows.Count;
            progress?.Report(new LoadProgress(count, count, LoadPhase.Writing));
        }
        while (Collect(from, cancellationToken));
        return count;
    }

    bool Collect(IEnumerator<TRow> from, CancellationToken cancellationToken)
    {
        rows.Clear();
        while (rows.Count < MostRows && from.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ArgumentNullException.ThrowIfNull(from.Current, nameof(rows));
            rows.Add(asStored ? from.Current : TLayout.WithVersion(from.Current, FirstVersion));
        }
        return rows.Count > 0;
    }

    async ValueTask Send(bool isAsync, CancellationToken cancellationToken)
    {
        await transaction.Execute(isAsync, "SAVEPOINT trestle_rows", cancellationToken).ConfigureAwait(false);
        if (await Copy(isAsync, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            await transaction.UndoTo(isAsync, "trestle_rows", release: true, cancellationToken).ConfigureAwait(false);
            throw await Refused(isAsync, refused, cancellationToken).ConfigureAwait(false);
        }
        await transaction.Execute(isAsync, "RELEASE trestle_rows", cancellationToken).ConfigureAwait(false);
    }

    async ValueTask<PostgresException?> Copy(bool isAsync, CancellationToken cancellationToken)
    {
        var session = await transaction.Take(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return await session.Copy(isAsync, table.Texts.Copy, Pieces(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            transaction.Exit();
        }
    }

    IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        buffer.Begin();
        foreach (var row in rows)
        {
            Encode(row);
            if (buffer.Length < PieceBytes)
                continue;
            yield return buffer.Written;
            buffer.Clear();
        }
        buffer.End();
        yield return buffer.Written;
    }

    void Encode(TRow row)
    {
        buffer.BeginRow(table.Texts.Definition.Columns.Count);
        var binder = new ColumnBinder<CopySink>(new CopySink(buffer));
        TLayout.Bind(row, ref binder);
    }

    // COPY tells the constraint and not the row: one that occurs twice among those sent, or is in the table already.
    async ValueTask<Exception> Refused(bool isAsync, PostgresException refused, CancellationToken cancellationToken)
    {
        if (!PostgresErrors.IsUnique(refused) || (diagnosis.IndexOf(refused) is < -1 && table.Shape.Partition is null))
            return await diagnosis.Of(isAsync, transaction, rows[0], refused, cancellationToken).ConfigureAwait(false);
        var search = new Duplicates<TLayout, TRow, TKey>(table, transaction, diagnosis);
        foreach (var index in Suspects(diagnosis.IndexOf(refused)))
        {
            if (await search.Find(isAsync, rows, index, cancellationToken).ConfigureAwait(false) is { } key)
                return RowViolations.Unique(table.Shape, index, key);
        }
        return RowViolations.UnknownIndex(table.Shape, refused);
    }

    // A partition elsewhere does not tell which of its constraints it is.
    IEnumerable<int> Suspects(int index) => index >= -1
        ? [index]
        : Enumerable.Range(-1, table.Shape.Indexes.Count + 1).Where(index => index < 0 || table.Shape.Indexes[index].IsUnique);
}
