using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>The copy of one table.</summary>
sealed class TableCopy<TLayout, TRow, TKey>(TableEngine<TRow, TKey> source, TableEngine<TRow, TKey> target) : TableCopy
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    public override TableShape Shape { get; } = TLayout.Shape;

    public override ValueTask<long> Count(CopyRun run) => run.Calls.Count(source, run.Source);

    public override ValueTask<bool> Write(CopyRun run, bool isLast)
    {
        var references = new LateReferences<TLayout, TRow, TKey>(Shape, isLast ? [] : Late);
        return IsWhole ? WriteWhole(run, references) : WriteBatches(run, references);
    }

    public override ValueTask<bool> Remove(CopyRun run, bool isStrict) =>
        new RowRemoval<TLayout, TRow, TKey>(run, Shape, source, target).Run(isStrict);

    public override async ValueTask PassNumber(CopyRun run)
    {
        var last = await run.Calls.LastNumber(source, run.Source).ConfigureAwait(false);
        if (last <= 0)
            return;
        await run.Calls.Write(run.Target, async transaction =>
        {
            await run.Calls.RaiseNumber(target, transaction, last).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    async ValueTask<bool> WriteBatches(CopyRun run, LateReferences<TLayout, TRow, TKey> references)
    {
        var writer = new BatchWriter<TLayout, TRow, TKey>(run, Shape, source, target, references);
        var cursor = source.Open(run.Source, -1, KeyRange.All, false, long.MaxValue);
        try
        {
            for (var more = true; more;)
            {
                (var batch, more) = await Next(run, cursor).ConfigureAwait(false);
                await writer.Write(batch, isEnd: !more).ConfigureAwait(false);
            }
        }
        finally
        {
            await run.Calls.Close(cursor).ConfigureAwait(false);
        }
        return !references.HasLeftOut;
    }

    static async ValueTask<(List<TRow> Rows, bool More)> Next(CopyRun run, TableCursor<TRow, TKey> cursor)
    {
        var (rows, size) = (new List<TRow>(), 0L);
        while (rows.Count < run.Options.BatchRows && size < run.Options.BatchBytes)
        {
            if (!await run.Calls.MoveNext(cursor).ConfigureAwait(false))
                return (rows, false);
            rows.Add(cursor.Row);
            size += TLayout.MaxValueSize(rows[^1]);
        }
        return (rows, true);
    }

    async ValueTask<bool> WriteWhole(CopyRun run, LateReferences<TLayout, TRow, TKey> references)
    {
        await new WholeWriter<TLayout, TRow, TKey>(run, Shape, source, target, references).Write().ConfigureAwait(false);
        return !references.HasLeftOut;
    }
}
