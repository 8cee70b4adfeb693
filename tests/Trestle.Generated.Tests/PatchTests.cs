using System.Diagnostics.CodeAnalysis;
using Trestle.Generated.Tests.Memory;
using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Generated.Tests;

/// <summary>Generated patches: each verb changes its own field, and a statement is given what the row would be given.</summary>
public sealed class PatchTests
{
    [Fact]
    public void A_patch_that_sets_every_field_makes_the_other_row_of_any()
    {
        var rows = new RandomRows(31);
        for (var round = 0; round < 300; round++)
        {
            var (row, other) = (rows.Scalar(), rows.Scalar());
            Assert.Equal(other with { Name = row.Name, Raw = row.Raw }, SetAll(new ScalarPatch(), other).Apply(row));
            var (account, another) = (rows.Account(), rows.Account());
            Assert.Equal(another with { Id = account.Id, Version = account.Version }, SetAll(new AccountPatch(), another).Apply(account));
        }
    }

    [Fact]
    public void A_patch_gives_a_statement_what_the_row_gives_it()
    {
        var rows = new RandomRows(32);
        for (var round = 0; round < 300; round++)
        {
            var row = rows.Scalar();
            Assert.Equal(BoundBy<ScalarLayout, Scalar, ScalarKey>(row, 2), BoundBy(SetAll(new ScalarPatch(), row)));
            var account = rows.Account();
            Assert.Equal(BoundBy<AccountLayout, Account, Guid>(account, 2), BoundBy(SetAll(new AccountPatch(), account)));
        }
    }

    [Fact]
    public void The_form_of_a_patch_has_a_step_for_each_column_in_their_order_whatever_that_of_the_calls()
    {
        var patch = new AccountPatch().AppendTags("t").AddScore(-1).ClearNickname().AppendEmail("e").SetAddress(null);
        Assert.Equal(
            [new(2, PatchVerb.Append), new(3, PatchVerb.Clear), new(4, PatchVerb.Shrink), new(5, PatchVerb.Clear), new(6, PatchVerb.Append)],
            patch.Form.Steps);
        Assert.Equal(patch.Form, new AccountPatch().AppendEmail("x").SetNickname(null).ClearAddress().AddScore(-7).AppendTags("a", "b").Form);
        Assert.NotEqual(patch.Form, patch.AddScore(2).Form);
    }

    [Fact]
    public void A_limit_is_the_last_value_to_which_can_be_added()
    {
        Assert.Equal([("Int64", 127L - 5)], LimitsOf(new ScalarPatch().AddI8(5)));
        Assert.Equal([("Int64", -128L + 5)], LimitsOf(new ScalarPatch().AddI8OrNull(-5)));
        Assert.Equal([("Int64", long.MaxValue)], LimitsOf(new ScalarPatch().AddU32(long.MinValue)));
        Assert.Equal([("Int64", 0L)], LimitsOf(new ScalarPatch().AddI64(long.MinValue)));
        Assert.Equal([("UInt64", ulong.MaxValue - 5)], LimitsOf(new ScalarPatch().AddU64(5)));
        Assert.Equal([("UInt64", 5ul)], LimitsOf(new ScalarPatch().AddU64(-5)));
        Assert.Equal([("UInt128", UInt128.MaxValue - 5)], LimitsOf(new ScalarPatch().AddU128(5)));
        Assert.Equal([("UInt256", (UInt256)5)], LimitsOf(new ScalarPatch().AddU256(-5)));
        Assert.Equal([("Decimal", (9999999.98m, 9, 2))], LimitsOf(new ScalarPatch().AddSmall(0.01m)));
        Assert.Equal([("Duration", TimeSpan.FromMicroseconds(1) + new TimeSpan(long.MinValue / 10 * 10))], LimitsOf(new ScalarPatch().AddSpan(TimeSpan.FromMicroseconds(-1))));
        Assert.Equal([("Float64", Math.BitDecrement(double.MaxValue - 1e300))], LimitsOf(new ScalarPatch().AddF64(1e300)));
        Assert.Equal([("Float32", MathF.BitIncrement(float.MinValue))], LimitsOf(new ScalarPatch().AddF32(-1)));
        Assert.Empty(LimitsOf(new ScalarPatch().SetI8(1).AppendLabel("l")));
    }

    [Fact]
    public void What_is_finer_than_a_store_keeps_is_cut_off()
    {
        var row = new RandomRows(33).Scalar();
        var patched = new ScalarPatch().SetSpan(TimeSpan.FromTicks(19)).AddSpan(TimeSpan.FromTicks(19)).SetClock(new TimeOnly(29)).Apply(row);
        Assert.Equal((TimeSpan.FromTicks(20), new TimeOnly(20)), (patched.Span, patched.Clock));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_store_without_a_way_of_its_own_patches_a_row_by_reading_and_writing_it()
    {
        using var db = EverythingDb.Open(new MemoryStore());
        using var tx = db.BeginWrite();
        var name = tx.Names.Insert(new RandomRows(34).Name());
        var key = new NameKey(name.Class, name.From);
        Assert.Equal(name.Row + 5, tx.Names.IncrementRow(key, 5));
        Assert.Equal(name.Field + 1, tx.Names.IncrementField(key));
        Assert.Equal(name with { Row = 9, Field = name.Field + 1, Patch = 8, Set = 7 }, tx.Names.Patch(key, new NamePatch().SetRow(9).SetPatch(8).SetSet(7)));
        Assert.Null(tx.Names.IncrementPatch(new("", "nobody")));
        Assert.Equal(tx.Names.Get(key), tx.Names.GetOrInsert(name));
    }

    static TPatch SetAll<TPatch, TRow>(TPatch patch, TRow row)
        where TPatch : RowPatch<TRow>
        where TRow : class
    {
        foreach (var set in typeof(TPatch).GetMethods().Where(method => method.Name.StartsWith("Set", StringComparison.Ordinal)))
            set.Invoke(patch, [typeof(TRow).GetProperty(set.Name[3..])!.GetValue(row)]);
        return patch;
    }

    // Without the columns of the key and the version, which come first in these tables, and without nulls, which are text of the statement.
    static IEnumerable<(string Method, object? Value)> BoundBy<TLayout, TRow, TKey>(TRow row, int first)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var binder = new RecordingBinder();
        TLayout.Bind(row, ref binder);
        return binder.Bound.Skip(first).Where(bound => bound.Method != "Null");
    }

    static List<(string Method, object? Value)> BoundBy<TRow>(RowPatch<TRow> patch)
        where TRow : class
    {
        var binder = new RecordingBinder();
        patch.BindOperands(ref binder);
        return binder.Bound;
    }

    static IEnumerable<(string Method, object Value)> LimitsOf<TRow>(RowPatch<TRow> patch)
        where TRow : class
    {
        var binder = new RecordingBinder();
        patch.BindLimits(ref binder);
        return binder.Bound.Select(bound => (bound.Method, bound.Value!));
    }
}
