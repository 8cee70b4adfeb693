using Trestle.Keys;
using Trestle.Layout;
using Trestle.Migrations.Journal;

namespace Trestle.Migrations;

/// <summary>The rows of one table, written anew into its shadow.</summary>
abstract class RowRewrite
{
    /// <summary>The identity of the table.</summary>
    public abstract Guid Table { get; }

    /// <summary>Whether the store may do without, where it can say the same itself.</summary>
    public abstract bool IsMechanical { get; }

    /// <summary>Writes what is not written yet, compares what must not change, and returns how many rows there are.</summary>
    public abstract long Run(RewriteContext context);
}

/// <inheritdoc/>
sealed class RowRewrite<TFromLayout, TFrom, TFromKey, TToLayout, TTo, TToKey>(bool isMechanical, Func<RewriteContext, RowConversion<TFrom, TTo>> conversionOf)
    : RowRewrite
    where TFromLayout : struct, ITableLayout<TFrom, TFromKey>
    where TFrom : class
    where TToLayout : struct, ITableLayout<TTo, TToKey>
    where TTo : class
{
    public override Guid Table => TToLayout.Shape.Id;

    public override bool IsMechanical => isMechanical;

    public override long Run(RewriteContext context)
    {
        var progress = Resume(context);
        if (progress.IsWhole)
            return progress.Rows;
        using var source = context.OpenSource<BareForm, TFromLayout, TFrom, TFromKey>();
        using var target = context.OpenTarget<TToLayout, TTo, TToKey>();
        var from = new RowBatches<FormLayout<BareForm, TFromLayout, TFrom, TFromKey>, TFrom, TFromKey>(source, context.Options.BatchRows);
        var to = new RowBatches<FormLayout<ShadowForm, TToLayout, TTo, TToKey>, TTo, TToKey>(target, context.Options.BatchRows);
        var conversion = conversionOf(context);
        progress = Write(context, from, to, conversion, progress);
        Compare(context, from, to, conversion);
        to.Write([], from.LastNumber(), progress with { IsWhole = true });
        return progress.Rows;
    }

    JournalRewrite Resume(RewriteContext context)
    {
        var progress = context.Journal.Rewrites().FirstOrDefault(row => row.Step == context.Key && row.Table == Table);
        if (progress is not null && progress.Code == context.Code)
            return progress;
        if (progress is not null)
        {
            context.Target.Discard(ShadowTable.Of(TToLayout.Shape));
            context.Journal.Forget(progress);
        }
        return new JournalRewrite { Step = context.Key, Table = Table, Code = context.Code, LastKey = null, Rows = 0, IsWhole = false };
    }

    static JournalRewrite Write(
        RewriteContext context, RowBatches<FormLayout<BareForm, TFromLayout, TFrom, TFromKey>, TFrom, TFromKey> from,
        RowBatches<FormLayout<ShadowForm, TToLayout, TTo, TToKey>, TTo, TToKey> to, RowConversion<TFrom, TTo> conversion, JournalRewrite progress)
    {
        var (action, total) = ($"writing rows of '{TToLayout.Shape.Name}'", from.Count());
        while (from.Read(progress.LastKey?.ToArray()) is { Count: > 0 } rows)
        {
            context.Report(action, progress.Rows, total);
            progress = progress with { LastKey = Bytes.Wrap(RowBatches.Key<TFromLayout, TFrom, TFromKey>(rows[^1])), Rows = progress.Rows + rows.Count };
            Write(context, to, [.. rows.Select(row => Convert(context, conversion, row))], progress);
        }
        context.Report(action, progress.Rows, total);
        return progress;
    }

    static void Write(
        RewriteContext context, RowBatches<FormLayout<ShadowForm, TToLayout, TTo, TToKey>, TTo, TToKey> to, List<TTo> rows, JournalRewrite progress)
    {
        try
        {
            to.Write(rows, 0, progress);
        }
        catch (UniqueViolationException e)
        {
            throw new MigrationException($"Step '{context.Step.Name}' gives two rows of table '{TToLayout.Shape.Name}' the same key ({e.Key}). "
                + "Correct the rows, or the step's code, and migrate again.", e);
        }
    }

    static TTo Convert(RewriteContext context, RowConversion<TFrom, TTo> conversion, TFrom row)
    {
        try
        {
            var converted = conversion.Convert(row);
            TToLayout.Check(converted);
            return converted;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var key = KeyText.Of(TFromLayout.Shape, -1, RowBatches.Key<TFromLayout, TFrom, TFromKey>(row));
            throw new MigrationException($"Step '{context.Step.Name}' cannot bring the row {key} of table '{TFromLayout.Shape.Name}' into its new form: "
                + $"{e.Message} Correct the row, or the step's code, and migrate again.", e);
        }
    }

    static void Compare(
        RewriteContext context, RowBatches<FormLayout<BareForm, TFromLayout, TFrom, TFromKey>, TFrom, TFromKey> from,
        RowBatches<FormLayout<ShadowForm, TToLayout, TTo, TToKey>, TTo, TToKey> to, RowConversion<TFrom, TTo> conversion)
    {
        var action = $"comparing rows of '{TToLayout.Shape.Name}'";
        var before = from.Sum(conversion.MeasureFrom, done => context.Report(action, done, 0));
        var after = to.Sum(conversion.MeasureTo, done => context.Report(action, done, 0));
        if (before != after)
            throw new MigrationException($"Step '{context.Step.Name}' must not change a sum over table '{TToLayout.Shape.Name}', and it was {before} "
                + $"and becomes {after}. Correct the step's code, or what it measures, and migrate again.");
    }
}
