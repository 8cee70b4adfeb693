using System.Security.Cryptography;
using System.Text;
using Trestle.Generated.Tests.Steps.Migrations;
using Trestle.Migrations;

namespace Trestle.Generated.Tests.Steps;

/// <summary>What generated code makes of rows in a step that writes them anew.</summary>
public sealed class RewriteTests
{
    static readonly StepRewrite Step = ChangesDb.Migrations[1].Rewrite!;

    static readonly TableRewrite<Everything.Before.Number, Everything.After.Number> Numbers =
        Rewrites<Everything.Before.Number, Everything.After.Number>.Of(Step);

    static readonly TableRewrite<Everything.Before.Value, Everything.After.Entry> Values =
        Rewrites<Everything.Before.Value, Everything.After.Entry>.Of(Step);

    static readonly TableRewrite<Everything.Before.Person, Everything.After.Human> People =
        Rewrites<Everything.Before.Person, Everything.After.Human>.Of(Step);

    static readonly Everything.Before.Number Zero = new()
    {
        Id = 7,
        Small = 0,
        Unsigned = 0,
        Large = 0,
        Wide = 0,
        Widest = default,
        Narrow = 0,
        Positive = 0,
        Single = 0,
        Double = 0,
        Rounded = 0,
        Unrounded = 0,
        Whole = 0,
        Read = 0,
        Unread = 0,
        Counted = 0,
        Amount = 0,
        Price = 0,
        Kind = Everything.Before.Kind.Plain,
        Sort = 1,
        Other = Everything.Before.Kind.Fancy,
        Wider = default,
        Huge = 0,
        Exact = 0,
    };

    static readonly Everything.Before.Place Here = new() { Street = "Long Lane", Number = 3, Kind = Everything.Before.Kind.Fancy };

    static readonly Everything.Before.Value Full = new()
    {
        Day = new(2026, 1, 31),
        Name = "a",
        At = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Precise = new(1_000_000_007_000),
        Text = "short",
        Data = Bytes.Parse("00ff00ff"),
        Maybe = -5,
        Given = null,
        Numbers = [1, int.MinValue],
        Rates = new Dictionary<string, double> { ["x"] = 0.5 },
        Trip = new() { From = Here, Stops = [Here with { Note = "left" }] },
        Places = new Dictionary<string, Everything.Before.Place> { ["home"] = Here },
        Home = Here,
        Dropped = "gone",
        Asked = "yes",
        Same = ["", "b"],
    };

    static readonly Everything.Before.Person Ada = new() { Id = 1, Name = "Ada Lovelace", Born = "1815-12-10", Place = Here, Pay = 1250 };

    public static TheoryData<string> Fields => [.. NumberFields.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_number_has_its_like_or_is_refused_with_the_field(string name)
    {
        var field = NumberFields.All.Single(field => field.Name == name);
        foreach (var value in field.Values)
        {
            var row = field.Set(Zero, value);
            if (field.Fits(value))
                Assert.True(field.IsLike(value, Numbers.Forward(row)), $"{value} became {Numbers.Forward(row)}.");
            else
                AssertRefused(() => Numbers.Forward(row), field.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_number_that_went_over_comes_back(string name)
    {
        var field = NumberFields.All.Single(field => field.Name == name);
        foreach (var row in field.Values.Where(field.Fits).Select(value => field.Set(Zero, value)).Where(row => name != "rounded" || row.Rounded == (float)row.Rounded))
            Assert.Equal(row, Numbers.Backward(Numbers.Forward(row), null));
    }

    [Fact]
    public void Values_structs_lists_and_maps_go_over_and_come_back()
    {
        var row = Stored<Everything.Before.ValueLayout, Everything.Before.Value, Everything.Before.ValueKey>.Again(Full);
        var after = Stored<Everything.After.EntryLayout, Everything.After.Entry, Everything.After.EntryKey>.Again(Values.Forward(row));
        Assert.Equal(
            (new NanoTimestamp(1_769_860_800_000_000_000), DateTimeOffset.UnixEpoch.AddTicks(10_000_000_070), -5L, 7),
            (after.At, after.Precise, after.Maybe!.Value, after.Given));
        Assert.Equal([1L, int.MinValue], after.Numbers);
        Assert.Equal(0.5f, after.Rates["x"]);
        Assert.Equal(["left", "none"], (string[])[after.Trip.Stops[0].Note, after.Places["home"].Note]);
        Assert.Equal((3L, Everything.After.Sort.Fancy), (after.Home!.Number, after.Home.Sort));
        var back = Values.Backward(after, row);
        Assert.Equal((row.At, row.Precise, row.Maybe, row.Data, row.Dropped), (back.At, back.Precise, back.Maybe, back.Data, back.Dropped));
        Assert.Equal(row.Numbers, back.Numbers);
        Assert.Equal("none", back.Home!.Note);
    }

    [Fact]
    public void A_field_keeps_the_default_under_which_its_row_was_written()
    {
        var after = Values.Forward(Full);
        Assert.Equal((5, "new"), (after.Level, after.Fresh));
        Assert.Null(after.Unset);
    }

    [Fact]
    public void A_null_without_a_default_is_refused() =>
        AssertRefused(() => Values.Forward(Full with { Asked = null }), "asked");

    [Fact]
    public void A_text_that_is_too_long_now_is_refused() => AssertRefused(() => Values.Forward(Full with { Text = "longer" }), "text");

    [Fact]
    public void A_text_inside_a_struct_that_is_too_long_now_is_refused() =>
        AssertRefused(() => Values.Forward(Full with { Home = Here with { Street = new string('x', 21) } }), "street");

    [Fact]
    public void An_instant_between_two_microseconds_is_refused() => AssertRefused(() => Values.Forward(Full with { Precise = new(1) }), "precise");

    [Fact]
    public void What_was_dropped_comes_back_from_the_row_that_was_kept_or_not_at_all()
    {
        var after = Values.Forward(Full);
        Assert.Equal("gone", Values.Backward(after, Full).Dropped);
        AssertRefused(() => Values.Backward(after, null), "dropped");
        Assert.Equal(new Everything.Before.ValueKey(Full.Day, "a"), Everything.Before.ValueLayout.KeyOf(Values.KeyBackward(after)));
    }

    [Fact]
    public void A_method_in_csharp_writes_rows_there_and_back()
    {
        var after = Stored<Everything.After.HumanLayout, Everything.After.Human, int>.Again(People.Forward(Ada));
        Assert.Equal(("Ada", "Lovelace", new DateOnly(1815, 12, 10), 12.5m), (after.First, after.Last, after.Born, after.Wage));
        Assert.Equal("none", after.Place.Note);
        Assert.Equal(Ada with { Place = Here with { Note = "none" } }, People.Backward(after, null));
        Assert.False(People.IsMechanical);
        Assert.True(Values.IsMechanical);
    }

    [Fact]
    public void Rows_and_what_the_author_counts_are_the_same_before_and_after()
    {
        var (before, after, other) = (default(InvariantSum), default(InvariantSum), default(InvariantSum));
        People.Measure(Ada, ref before);
        People.Measure(People.Forward(Ada), ref after);
        People.Measure(People.Forward(Ada) with { Wage = 1 }, ref other);
        Assert.Equal(before, after);
        Assert.NotEqual(before, other);
    }

    [Fact]
    public void A_step_carries_the_schemas_around_it()
    {
        Assert.Equal(["20260101090000-first", "20260201090000-everything"], ChangesDb.Migrations.Select(step => step.Name));
        Assert.Null(ChangesDb.Migrations[0].Rewrite);
        Assert.Equal(ChangesDb.Migrations[0].Result, Hash(Step.Before));
        Assert.Equal(ChangesDb.Migrations[1].Result, Hash(Step.After));
        Assert.Equal([ChangesDb.Migrations[0].Hash], ChangesDb.Migrations[1].Parents);
    }

    static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json))));

    static void AssertRefused(Func<object> rewrite, string field) => Assert.Equal(field, Assert.Throws<CheckViolationException>(rewrite).Field);
}
