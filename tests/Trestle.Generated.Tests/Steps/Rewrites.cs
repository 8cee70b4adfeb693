using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Generated.Tests.Steps;

/// <summary>Finds the rewrite of a table in a step, and checks the rows that come out of it as a migration does.</summary>
sealed class Rewrites<TBefore, TAfter> : IRewriteVisitor
    where TBefore : class
    where TAfter : class
{
    TableRewrite<TBefore, TAfter>? found;

    public static TableRewrite<TBefore, TAfter> Of(StepRewrite step)
    {
        var visitor = new Rewrites<TBefore, TAfter>();
        step.Visit(visitor);
        return visitor.found!;
    }

    void IRewriteVisitor.Visit<TBeforeLayout, TRow, TBeforeKey, TAfterLayout, TNewRow, TAfterKey>(TableRewrite<TRow, TNewRow> rewrite) =>
        found ??= new CheckedRewrite<TBeforeLayout, TRow, TBeforeKey, TAfterLayout, TNewRow, TAfterKey>(rewrite) as TableRewrite<TBefore, TAfter>;
}

sealed class CheckedRewrite<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(TableRewrite<TBefore, TAfter> rewrite)
    : TableRewrite<TBefore, TAfter>
    where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
    where TBefore : class
    where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
    where TAfter : class
{
    public override bool IsMechanical => rewrite.IsMechanical;

    public override TAfter Forward(TBefore row)
    {
        var after = rewrite.Forward(row);
        TAfterLayout.Check(after);
        return after;
    }

    public override TBefore Backward(TAfter row, TBefore? kept)
    {
        var before = rewrite.Backward(row, kept);
        TBeforeLayout.Check(before);
        return before;
    }

    public override TBefore KeyBackward(TAfter row) => rewrite.KeyBackward(row);

    public override void Measure(TBefore row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);

    public override void Measure(TAfter row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);
}

/// <summary>Writes rows as a key-value store keeps them, and reads them again.</summary>
static class Stored<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
#pragma warning disable CA1000 // Named by the tests as the runtime names it.
    public static TRow Again(TRow row)
#pragma warning restore CA1000
    {
        TLayout.Check(row);
        var bytes = new byte[TLayout.MaxValueSize(row)];
        return TLayout.ReadValue(bytes.AsSpan(0, TLayout.WriteValue(row, bytes)));
    }
}
