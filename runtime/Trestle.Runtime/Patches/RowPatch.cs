using System.ComponentModel;
using System.Runtime.CompilerServices;
using Trestle.Checks;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Patches;

/// <summary>
/// Changes to the fields of a row, whichever row it will be: set, add, append, clear. A table's <c>Patch</c> makes them where the row
/// is stored, so that nothing is lost between reading and writing. A class derived from this one is generated for each table. It can
/// be used again, also by several threads while nobody adds to it.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
public abstract class RowPatch<TRow>
    where TRow : class
{
    readonly List<(int Column, FieldChange Change)> changes = [];
    PatchForm? form;

    private protected RowPatch()
    {
    }

    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => changes.Count == 0;

    /// <summary>What is to change, without the values.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PatchForm Form => form ??= new PatchForm([.. changes.Select(item => new PatchStep(item.Column, item.Change.Verb))]);

    /// <summary>The table whose rows it changes.</summary>
    protected abstract TableShape Shape { get; }

    /// <summary>
    /// A copy of <paramref name="row"/> with the changes made; nothing is stored. Throws <see cref="CheckViolationException"/> when a
    /// sum is beyond what its field's type holds.
    /// </summary>
    public TRow Apply(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ApplyTo(row);
    }

    /// <summary>Gives what is set, added and appended to a statement, in the order of <see cref="Form"/>; a cleared column takes nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BindOperands<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        foreach (var (column, change) in changes)
        {
            if (change is ISum sum)
                sum.BindOperand(ref to);
            else if (change.Verb != PatchVerb.Clear)
                Bind(column, ref to);
        }
    }

    /// <summary>Gives the limits of what is added to a statement: one for each step that grows or shrinks.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BindLimits<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        foreach (var (_, change) in changes)
        {
            if (change is ISum sum)
                sum.BindLimit(ref to);
        }
    }

    /// <summary>The row with each field as <see cref="Change"/> makes it.</summary>
    protected abstract TRow ApplyTo(TRow row);

    /// <summary>Gives the <see cref="Operand"/> of a column to a statement.</summary>
    protected abstract void Bind<TBinder>(int column, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;

    /// <summary>What becomes of a field's value.</summary>
    protected T Change<T>(int column, T value)
    {
        if (Find(column) is not { } change)
            return value;
        if (!((FieldChange<T>)change).TryApply(value, out var result))
            Overflow(column, value);
        return result;
    }

    /// <summary>What is put into a column, or behind what it holds.</summary>
    protected T Operand<T>(int column) => ((ValueChange<T>)Find(column)!).Operand;

    /// <summary>As <see cref="Operand"/>, of a nullable field, when it is not null.</summary>
    protected T SomeOperand<T>(int column)
        where T : struct => Operand<T?>(column)!.Value;

    private protected void Add<T>(int column, FieldChange<T> change)
    {
        form = null;
        var at = 0;
        while (at < changes.Count && changes[at].Column < column)
            at++;
        if (at == changes.Count || changes[at].Column != column)
        {
            changes.Insert(at, (column, change));
            return;
        }
        var both = change.After((FieldChange<T>)changes[at].Change);
        if (both is null)
            Overflow(column, "of the patch");
        changes[at] = (column, both!);
    }

    FieldChange? Find(int column)
    {
        foreach (var (at, change) in changes)
        {
            if (at == column)
                return change;
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Overflow(int column, object? value)
    {
        var field = VersionColumn.AddTo(Shape).Fields[column];
        Violation.Overflow(Shape.Name, field.Name, value, field.Type);
    }
}

/// <summary>What generated patches are made of.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TSelf">The generated patch.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowPatch<TRow, TSelf> : RowPatch<TRow>
    where TRow : class
    where TSelf : RowPatch<TRow, TSelf>
{
    /// <summary>Another value, or null, in the place of the stored one.</summary>
    protected TSelf Set<T>(int column, T value) => With(column, new Assignment<T>(value, isChecked: true));

    /// <summary>An addition.</summary>
    protected TSelf Add<T>(int column, Sum<T> sum)
        where T : struct => With(column, sum);

    /// <summary>An addition to a nullable field.</summary>
    protected TSelf OptionalAdd<T>(int column, Sum<T> sum)
        where T : struct => With(column, new OptionalSum<T>(sum));

    /// <summary>More text.</summary>
    protected TSelf Append(int column, string value) => With(column, new TextAppend(value));

    /// <summary>More bytes.</summary>
    protected TSelf Append(int column, Bytes value) => With(column, new BytesAppend(value));

    /// <summary>More bytes in a nullable field.</summary>
    protected TSelf OptionalAppend(int column, Bytes value) => With(column, new OptionalBytesAppend(value));

    /// <summary>More elements, which are copied.</summary>
    protected TSelf Append<T>(int column, IReadOnlyList<T> values) => With(column, new ListAppend<T>([.. values]));

    /// <summary>More entries, which are the patch's own.</summary>
    protected TSelf Append<T>(int column, IReadOnlyDictionary<string, T> entries) => With(column, new MapPut<T>(entries));

    /// <summary>One entry of a map.</summary>
    protected static IReadOnlyDictionary<string, T> Entry<T>(string key, T value) =>
        new Dictionary<string, T>(StringComparer.Ordinal) { [key] = value };

    TSelf With<T>(int column, FieldChange<T> change)
    {
        Add(column, change);
        return (TSelf)this;
    }
}
