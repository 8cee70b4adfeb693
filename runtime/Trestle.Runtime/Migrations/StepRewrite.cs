using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>What a step needs that writes rows anew: the whole schemas around it, and how the rows of its tables change. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepRewrite
{
    /// <summary>The canonical JSON of the schema before the step.</summary>
    public abstract ReadOnlySpan<byte> Before { get; }

    /// <summary>The canonical JSON of the schema after it.</summary>
    public abstract ReadOnlySpan<byte> After { get; }

    /// <summary>Shows each table that is written anew.</summary>
    public abstract void Visit(IRewriteVisitor tables);
}

/// <summary>Is shown how the rows of a table change in a step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRewriteVisitor
{
    /// <summary>One table.</summary>
    void Visit<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(TableRewrite<TBefore, TAfter> rewrite)
        where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
        where TBefore : class
        where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
        where TAfter : class;
}

/// <summary>How a row of one form becomes one of another.</summary>
/// <typeparam name="TBefore">The record before the step.</typeparam>
/// <typeparam name="TAfter">The record after it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TableRewrite<TBefore, TAfter>
    where TBefore : class
    where TAfter : class
{
    /// <summary>Whether the store may do without, where it can say the same in SQL: nothing but types, nulls and defaults change.</summary>
    public abstract bool IsMechanical { get; }

    /// <summary>The row after the step. Throws <see cref="CheckViolationException"/> when a value does not fit its new type.</summary>
    public abstract TAfter Forward(TBefore row);

    /// <summary>
    /// The row before the step. Throws <see cref="CheckViolationException"/> when a value does not fit its old type, and
    /// <see cref="MigrationException"/> when there is no way back.
    /// </summary>
    /// <param name="row">The row after it.</param>
    /// <param name="kept">
    /// The row with the same key as it was before the step, where the store has it still: what the step dropped is taken from there; null
    /// when it is not there.
    /// </param>
    public abstract TBefore Backward(TAfter row, TBefore? kept);

    /// <summary>
    /// A row that has the key which <paramref name="row"/> had before the step, and nothing else to go by: for finding the one that
    /// <see cref="Backward"/> is given. Throws <see cref="CheckViolationException"/> when a value of the key does not fit.
    /// </summary>
    public virtual TBefore KeyBackward(TAfter row) => Backward(row, null);

    /// <summary>Adds to an invariant what a row counts before the step. By itself every row counts as one.</summary>
    public virtual void Measure(TBefore row, ref InvariantSum sum) => sum.Add(1);

    /// <summary>Adds to an invariant what a row counts after the step. By itself every row counts as one.</summary>
    public virtual void Measure(TAfter row, ref InvariantSum sum) => sum.Add(1);
}
