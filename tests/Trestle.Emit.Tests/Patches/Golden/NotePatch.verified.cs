
/// <summary>Changes to a row of <c>notes</c>, for <c>Patch</c>: they need no row that was read before.</summary>
public sealed class NotePatch : global::Trestle.Patches.RowPatch<Note, NotePatch>
{
    /// <inheritdoc/>
    protected override global::Trestle.Layout.TableShape Shape => NoteLayout.Shape;

    /// <inheritdoc/>
    protected override Note ApplyTo(Note row) => row with
    {
        Account = Change(1, row.Account),
        Number = Change(2, row.Number),
        Author = Change(3, row.Author),
        Body = Change(4, row.Body),
    };

    /// <inheritdoc/>
    protected override void Bind<TBinder>(int column, ref TBinder to)
    {
        switch (column)
        {
            case 1: to.Uuid(SomeOperand<global::System.Guid>(1)); break;
            case 2: to.Int64(SomeOperand<long>(2)); break;
            case 3: to.Uuid(SomeOperand<global::System.Guid>(3)); break;
            case 4: to.Json(Operand<global::Trestle.Json>(4)); break;
        }
    }

    /// <summary>Sets <c>account</c>.</summary>
    public NotePatch SetAccount(global::System.Guid? value) => Set(1, value);

    /// <summary>Makes <c>account</c> null.</summary>
    public NotePatch ClearAccount() => SetAccount(null);

    /// <summary>Sets <c>number</c>.</summary>
    public NotePatch SetNumber(long? value) => Set(2, value);

    /// <summary>Adds to <c>number</c>; null stays null.</summary>
    public NotePatch AddNumber(long by) => OptionalAdd(2, new global::Trestle.Patches.IntegerSum<long>(by));

    /// <summary>Makes <c>number</c> null.</summary>
    public NotePatch ClearNumber() => SetNumber(null);

    /// <summary>Sets <c>author</c>.</summary>
    public NotePatch SetAuthor(global::System.Guid? value) => Set(3, value);

    /// <summary>Makes <c>author</c> null.</summary>
    public NotePatch ClearAuthor() => SetAuthor(null);

    /// <summary>Sets <c>body</c>.</summary>
    public NotePatch SetBody(global::Trestle.Json value) => Set(4, value);
}
