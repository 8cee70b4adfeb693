using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Patches;

/// <summary>What a relational store is told of an addition: what is added, and the last value that it can be added to.</summary>
interface ISum
{
    void BindOperand<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;

    /// <summary>The greatest, for <see cref="PatchVerb.Shrink"/> the least value to which the operand can be added.</summary>
    void BindLimit<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;
}

/// <summary>An addition to a number or a duration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Sum<T> : FieldChange<T>, ISum
    where T : struct
{
    private protected Sum()
    {
    }

    void ISum.BindOperand<TBinder>(ref TBinder to) => BindOperand(ref to);

    void ISum.BindLimit<TBinder>(ref TBinder to) => BindLimit(ref to);

    internal abstract void BindOperand<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;

    internal abstract void BindLimit<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;

    /// <summary>Both additions as one; null when that is out of range.</summary>
    internal abstract Sum<T>? With(Sum<T> earlier);

    internal sealed override FieldChange<T>? After(FieldChange<T> earlier)
    {
        if (earlier is Sum<T> sum)
            return With(sum);
        _ = earlier.TryApply(default, out var set);
        return TryApply(set, out var result) ? new Assignment<T>(result, isChecked: false) : null;
    }
}

/// <summary>An addition to what may be null: it stays null.</summary>
sealed class OptionalSum<T>(Sum<T> sum) : FieldChange<T?>, ISum
    where T : struct
{
    readonly Sum<T> sum = sum;

    public override PatchVerb Verb => sum.Verb;

    public void BindOperand<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct => sum.BindOperand(ref to);

    public void BindLimit<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct => sum.BindLimit(ref to);

    internal override bool TryApply(T? value, out T? result)
    {
        result = null;
        if (value is not { } some)
            return true;
        var fits = sum.TryApply(some, out var total);
        result = total;
        return fits;
    }

    internal override FieldChange<T?>? After(FieldChange<T?> earlier)
    {
        if (earlier is OptionalSum<T> optional)
            return sum.With(optional.sum) is { } both ? new OptionalSum<T>(both) : null;
        _ = earlier.TryApply(null, out var set);
        return TryApply(set, out var result) ? new Assignment<T?>(result, isChecked: false) : null;
    }
}
