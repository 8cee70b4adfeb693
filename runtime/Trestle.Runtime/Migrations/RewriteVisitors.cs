using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>Collects the tables of a step as they are written anew in its direction.</summary>
sealed class ForwardRewrites : IRewriteVisitor
{
    public List<RowRewrite> Tables { get; } = [];

    public void Visit<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(TableRewrite<TBefore, TAfter> rewrite)
        where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
        where TBefore : class
        where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
        where TAfter : class =>
        Tables.Add(new RowRewrite<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(
            rewrite.IsMechanical, _ => new ForwardConversion<TBefore, TAfter>(rewrite)));
}

/// <summary>Collects them as they are taken back; the rows from before the step are looked up where the store has them still.</summary>
sealed class BackwardRewrites : IRewriteVisitor, IDisposable
{
    readonly List<IDisposable> opened = [];

    public List<RowRewrite> Tables { get; } = [];

    public void Visit<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(TableRewrite<TBefore, TAfter> rewrite)
        where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
        where TBefore : class
        where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
        where TAfter : class =>
        Tables.Add(new RowRewrite<TAfterLayout, TAfter, TAfterKey, TBeforeLayout, TBefore, TBeforeKey>(
            rewrite.IsMechanical,
            context => new BackwardConversion<TBefore, TAfter>(rewrite, Kept<TBeforeLayout, TBefore, TBeforeKey>(context))));

    public void Dispose()
    {
        foreach (var engine in opened)
            engine.Dispose();
    }

    Func<TRow, TRow?> Kept<TLayout, TRow, TKey>(RewriteContext context)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var engine = context.Target.OpenTombstone(
            context.To with { Tables = [FormLayout<BareForm, TLayout, TRow, TKey>.Shape] },
            static tables => tables.Visit<FormLayout<BareForm, TLayout, TRow, TKey>, TRow, TKey>());
        if (engine is null)
            return static _ => null;
        opened.Add(engine);
        var rows = new RowBatches<FormLayout<BareForm, TLayout, TRow, TKey>, TRow, TKey>(engine, 1);
        return row => rows.Find(TLayout.KeyOf(row));
    }
}
