
/// <summary>Changes to a row of <c>events</c>, for <c>Patch</c>: they need no row that was read before.</summary>
public sealed class EventPatch : global::Trestle.Patches.RowPatch<Event, EventPatch>
{
    /// <inheritdoc/>
    protected override global::Trestle.Layout.TableShape Shape => EventLayout.Shape;

    /// <inheritdoc/>
    protected override Event ApplyTo(Event row) => row with
    {
        At = Change(2, row.At),
        Color = Change(3, row.Color),
        Text = Change(4, row.Text),
    };

    /// <inheritdoc/>
    protected override void Bind<TBinder>(int column, ref TBinder to)
    {
        switch (column)
        {
            case 2: to.Timestamp(Operand<global::System.DateTimeOffset>(2)); break;
            case 3: to.Enum((int)SomeOperand<Color>(3)); break;
            case 4: to.Text(Operand<string>(4)); break;
        }
    }

    /// <summary>Sets <c>at</c>.</summary>
    public EventPatch SetAt(global::System.DateTimeOffset value) => Set(2, global::Trestle.Micros.Normalize(value));

    /// <summary>Sets <c>color</c>.</summary>
    public EventPatch SetColor(Color? value)
    {
        global::Trestle.Checks.Check.Member("events", "color", value, global::Trestle.Generated.Tests.ColorNames.IsDefined);
        return Set(3, value);
    }

    /// <summary>Makes <c>color</c> null.</summary>
    public EventPatch ClearColor() => SetColor(null);

    /// <summary>Sets <c>text</c>.</summary>
    public EventPatch SetText(string value)
    {
        global::Trestle.Checks.Check.Text("events", "text", value);
        return Set(4, value);
    }

    /// <summary>Appends to <c>text</c>.</summary>
    public EventPatch AppendText(string value)
    {
        global::Trestle.Checks.Check.Text("events", "text", value);
        return Append(4, value);
    }
}
