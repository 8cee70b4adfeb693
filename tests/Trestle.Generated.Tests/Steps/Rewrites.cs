using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Generated.Tests.Steps;

/// <summary>Finds the rewrite of a table in a step.</summary>
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
        found ??= rewrite as TableRewrite<TBefore, TAfter>;
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
