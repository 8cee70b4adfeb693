using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>
/// A rewrite whose rows go over field by field. What a row has against its new form is told with the key of the row; the
/// <see cref="CheckViolationException"/> inside names the field.
/// </summary>
/// <param name="step">The name of the step, for messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MappedRewrite<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(string step)
    : TableRewrite<TBefore, TAfter>
    where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
    where TBefore : class
    where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
    where TAfter : class
{
    // The compiler proves that no key is longer than 511 bytes.
    const int LongestKey = 1024;

    /// <inheritdoc/>
    public sealed override TAfter Forward(TBefore row)
    {
        try
        {
            var after = Map(row);
            TAfterLayout.Check(after);
            return after;
        }
        catch (Exception problem) when (IsOfTheRow(problem))
        {
            throw Against<TBeforeLayout, TBefore, TBeforeKey>(row, "cannot write", problem);
        }
    }

    /// <inheritdoc/>
    public sealed override TBefore Backward(TAfter row, TBefore? kept)
    {
        try
        {
            var before = MapBack(row, kept);
            TBeforeLayout.Check(before);
            return before;
        }
        catch (Exception problem) when (IsOfTheRow(problem))
        {
            throw Against<TAfterLayout, TAfter, TAfterKey>(row, "cannot take back", problem);
        }
    }

    /// <inheritdoc/>
    public sealed override TBefore KeyBackward(TAfter row)
    {
        try
        {
            return MapKeyBack(row);
        }
        catch (Exception problem) when (IsOfTheRow(problem))
        {
            throw Against<TAfterLayout, TAfter, TAfterKey>(row, "cannot take back", problem);
        }
    }

    /// <summary>The row after the step. Throws <see cref="CheckViolationException"/> when a value does not fit.</summary>
    protected abstract TAfter Map(TBefore row);

    /// <summary>The row before the step. Throws <see cref="CheckViolationException"/> when a value does not fit.</summary>
    protected abstract TBefore MapBack(TAfter row, TBefore? kept);

    /// <summary>A row with the key that the row had before the step, and with nothing else.</summary>
    protected abstract TBefore MapKeyBack(TAfter row);

    /// <summary>What taking the step back throws for a table that is transformed one way only.</summary>
    protected MigrationException NoWayBack() => new(
        $"Step '{step}' transforms the rows of table '{TBeforeLayout.Shape.Name}' and says no way back. Implement 'Restore' beside 'Transform', "
            + "or go back with a copy of the store.");

    static bool IsOfTheRow(Exception problem) => problem is not (MigrationException or OperationCanceledException);

    MigrationException Against<TLayout, TRow, TKey>(TRow row, string what, Exception problem)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var bytes = new byte[LongestKey];
        var key = KeyText.Of(TLayout.Shape, -1, bytes.AsSpan(0, TLayout.WriteKey(TLayout.KeyOf(row), bytes)));
        return new($"Step '{step}' {what} the row '{key}' of table '{TLayout.Shape.Name}': {problem.Message} Correct the row, and migrate again.", problem);
    }
}
