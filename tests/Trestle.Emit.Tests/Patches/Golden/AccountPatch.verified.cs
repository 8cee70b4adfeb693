
/// <summary>Changes to a row of <c>accounts</c>, for <c>Patch</c>: they need no row that was read before.</summary>
public sealed class AccountPatch : global::Trestle.Patches.RowPatch<Account, AccountPatch>
{
    /// <inheritdoc/>
    protected override global::Trestle.Layout.TableShape Shape => AccountLayout.Shape;

    /// <inheritdoc/>
    protected override Account ApplyTo(Account row) => row with
    {
        Email = Change(2, row.Email),
        Nickname = Change(3, row.Nickname),
        Score = Change(4, row.Score),
        Address = Change(5, row.Address),
        Tags = Change(6, row.Tags),
    };

    /// <inheritdoc/>
    protected override void Bind<TBinder>(int column, ref TBinder to)
    {
        switch (column)
        {
            case 2: to.Text(Operand<string>(2)); break;
            case 3: to.Text(Operand<string>(3)); break;
            case 4: to.Int32(Operand<int>(4)); break;
            case 5: to.Document(global::Trestle.Layout.ColumnDocument.Write(Operand<Address>(5).Marshal())); break;
            case 6: to.Document(global::Trestle.Layout.ColumnDocument.Write(global::Trestle.Marshalling.Plain.List(Operand<global::System.Collections.Generic.IReadOnlyList<string>>(6), global::Trestle.Marshalling.Plain.Value))); break;
        }
    }

    /// <summary>Sets <c>email</c>.</summary>
    public AccountPatch SetEmail(string value)
    {
        global::Trestle.Checks.Check.Text("accounts", "email", value, 60);
        return Set(2, value);
    }

    /// <summary>Appends to <c>email</c>.</summary>
    public AccountPatch AppendEmail(string value)
    {
        global::Trestle.Checks.Check.Text("accounts", "email", value);
        return Append(2, value);
    }

    /// <summary>Sets <c>nickname</c>.</summary>
    public AccountPatch SetNickname(string? value)
    {
        global::Trestle.Checks.Check.OptionalText("accounts", "nickname", value, 30);
        return Set(3, value);
    }

    /// <summary>Appends to <c>nickname</c>.</summary>
    public AccountPatch AppendNickname(string value)
    {
        global::Trestle.Checks.Check.Text("accounts", "nickname", value);
        return Append(3, value);
    }

    /// <summary>Makes <c>nickname</c> null.</summary>
    public AccountPatch ClearNickname() => SetNickname(null);

    /// <summary>Sets <c>score</c>.</summary>
    public AccountPatch SetScore(int value) => Set(4, value);

    /// <summary>Adds to <c>score</c>.</summary>
    public AccountPatch AddScore(long by) => Add(4, new global::Trestle.Patches.IntegerSum<int>(by));

    /// <summary>Sets <c>address</c>.</summary>
    public AccountPatch SetAddress(Address? value)
    {
        if (value is not null)
            global::Trestle.Generated.Tests.AddressCheck.Check(value);
        return Set(5, value);
    }

    /// <summary>Makes <c>address</c> null.</summary>
    public AccountPatch ClearAddress() => SetAddress(null);

    /// <summary>Sets <c>tags</c>.</summary>
    public AccountPatch SetTags(global::System.Collections.Generic.IReadOnlyList<string> value)
    {
        global::Trestle.Checks.Check.List("accounts", "tags", value, static (table, field, item) => { global::Trestle.Checks.Check.Text(table, field, item); });
        return Set(6, value);
    }

    /// <summary>Appends to <c>tags</c>.</summary>
    public AccountPatch AppendTags(params global::System.Collections.Generic.IReadOnlyList<string> values)
    {
        global::Trestle.Checks.Check.List("accounts", "tags", values, static (table, field, item) => { global::Trestle.Checks.Check.Text(table, field, item); });
        return Append(6, values);
    }
}
