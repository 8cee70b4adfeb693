namespace Trestle.Migrations;

/// <summary>How rows of one form become rows of another, in the direction of a step or against it.</summary>
abstract class RowConversion<TFrom, TTo>
    where TFrom : class
    where TTo : class
{
    public abstract TTo Convert(TFrom row);

    public abstract void MeasureFrom(TFrom row, ref InvariantSum sum);

    public abstract void MeasureTo(TTo row, ref InvariantSum sum);
}

/// <summary>The direction of the step.</summary>
sealed class ForwardConversion<TBefore, TAfter>(TableRewrite<TBefore, TAfter> rewrite) : RowConversion<TBefore, TAfter>
    where TBefore : class
    where TAfter : class
{
    public override TAfter Convert(TBefore row) => rewrite.Forward(row);

    public override void MeasureFrom(TBefore row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);

    public override void MeasureTo(TAfter row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);
}

/// <summary>The other direction; <paramref name="kept"/> finds the row as it was before the step, by one that has its key.</summary>
sealed class BackwardConversion<TBefore, TAfter>(TableRewrite<TBefore, TAfter> rewrite, Func<TBefore, TBefore?> kept)
    : RowConversion<TAfter, TBefore>
    where TBefore : class
    where TAfter : class
{
    public override TBefore Convert(TAfter row) => rewrite.Backward(row, kept(rewrite.KeyBackward(row)));

    public override void MeasureFrom(TAfter row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);

    public override void MeasureTo(TBefore row, ref InvariantSum sum) => rewrite.Measure(row, ref sum);
}
