using Trestle.Golden;

namespace Trestle.Runtime.Tests.Checks;

public class CheckTests
{
    [Fact]
    public void Good_rows_pass_without_allocating()
    {
        var everything = Marshal.PlainJsonTests.One();
        var order = Order();
        Check();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Check();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Check()
        {
            EverythingCheck.Check(everything);
            OrderCheck.Check(order);
        }
    }

    [Fact]
    public void Nothing_nullable_is_demanded()
    {
        OptionalCheck.Check(new Optional());
        OrderCheck.Check(Order() with { Rate = null, Amount = null, Customer = null, Tries = null });
    }

    [Fact]
    public void Bounds_are_inclusive()
    {
        OrderCheck.Check(Order() with { Number = 1, Total = 0, Rate = 1, Tries = -1 });
        OrderCheck.Check(Order() with { Total = 1000, Tries = 3, Wait = TimeSpan.FromSeconds(1), Amount = 1000UL, Placed = DateTimeOffset.UnixEpoch });
    }

    [Fact]
    public void Below_and_above_a_bound_is_refused()
    {
        Refused("number", "The value 0 in field 'number' of 'orders' is not at least 1. Give a larger one, or lower the minimum in the schema.",
            Order() with { Number = 0 });
        Refused("total", "The value -0.01 in field 'total' of 'orders' is not at least 0.00. Give a larger one, or lower the minimum in the schema.",
            Order() with { Total = -0.01m });
        Refused("total", "The value 1000.01 in field 'total' of 'orders' is not at most 1000.00. Give a smaller one, or raise the maximum in the schema.",
            Order() with { Total = 1000.01m });
        Refused("rate", "The value NaN in field 'rate' of 'orders' is not at most 1. Give a smaller one, or raise the maximum in the schema.",
            Order() with { Rate = double.NaN });
        Refused("placed", "The value 1969-12-31T23:59:59.999999+00:00 in field 'placed' of 'orders' is not at least 1970-01-01T00:00:00+00:00. "
            + "Give a larger one, or lower the minimum in the schema.", Order() with { Placed = DateTimeOffset.UnixEpoch.AddTicks(-1) });
        Refused("wait", "The value 00:00:01.0000010 in field 'wait' of 'orders' is not at most 00:00:01. Give a smaller one, or raise the maximum in the schema.",
            Order() with { Wait = TimeSpan.FromMicroseconds(1_000_001) });
        Refused("amount", "The value 1001 in field 'amount' of 'orders' is not at most 1000. Give a smaller one, or raise the maximum in the schema.",
            Order() with { Amount = 1001UL });
        Refused("tries", "The value 4 in field 'tries' of 'orders' is not at most 3. Give a smaller one, or raise the maximum in the schema.",
            Order() with { Tries = 4 });
    }

    [Fact]
    public void Decimals_are_never_rounded()
    {
        Refused("total", "The number 1.005 in field 'total' of 'orders' has more than 2 digits after the point. Round it first.", Order() with { Total = 1.005m });
        Refused("total", "The number 10000000 in field 'total' of 'orders' has more than 7 digits before the point. "
            + "Give a smaller one, or raise the precision in the schema.", Order() with { Total = 10_000_000m });
        OrderCheck.Check(Order() with { Total = 1.5000m });
        var row = Marshal.PlainJsonTests.One();
        EverythingCheck.Check(row with { Wide = 999_999_999_999_999_999.9999999999m });
        Refused("wide", "The number 1000000000000000000 in field 'wide' of 'everything' has more than 18 digits before the point. "
            + "Give a smaller one, or raise the precision in the schema.", row with { Wide = 1_000_000_000_000_000_000m });
        Refused("wide", "The number -79228162514264337593543950335 in field 'wide' of 'everything' has more than 18 digits before the point. "
            + "Give a smaller one, or raise the precision in the schema.", row with { Wide = decimal.MinValue });
    }

    [Theory]
    [InlineData("01234567890123456789", true)]
    [InlineData("012345678901234567890", false)]
    [InlineData("éééééééééé", true)]
    [InlineData("ééééééééééx", false)]
    [InlineData("😀😀😀😀😀", true)]
    [InlineData("😀😀😀😀😀x", false)]
    [InlineData("漢漢漢漢漢漢xx", true)]
    [InlineData("漢漢漢漢漢漢漢", false)]
    public void The_limit_of_text_is_in_bytes_of_utf8(string text, bool passes)
    {
        var row = Marshal.PlainJsonTests.One() with { Name = text };
        if (passes)
            EverythingCheck.Check(row);
        else
            Assert.Equal("name", Assert.Throws<CheckViolationException>(() => EverythingCheck.Check(row)).Field);
    }

    [Fact]
    public void Text_that_is_too_long_is_told_with_its_length()
    {
        Refused("name", "The text 'éééééééééééééééééééééééééééééééééééééééé...' in field 'name' of 'everything' takes 200 bytes of UTF-8, 20 at most. "
            + "Shorten it, or raise the limit in the schema.", Marshal.PlainJsonTests.One() with { Name = new string('é', 100) });
    }

    [Fact]
    public void Text_that_no_store_can_keep_is_refused()
    {
        var row = Marshal.PlainJsonTests.One();
        Refused("text", @"The text 'ab\u0000c' in field 'text' of 'everything' holds U+0000 at position 2. Remove it, or declare the field as bytes.",
            row with { Text = "ab\0c" });
        foreach (var text in new[] { "\ud800", "a\udc00", "\ud83d\ud83d\ude00", "😀\ude00", new string('x', 100) + "\udbff" })
            Assert.Contains("half a surrogate pair", Violation(row with { Text = text }).Message, StringComparison.Ordinal);
        EverythingCheck.Check(row with { Text = "\uffff\ud7ff\ue000😀\u0001" });
    }

    [Fact]
    public void Bytes_have_their_length()
    {
        var row = Marshal.PlainJsonTests.One();
        EverythingCheck.Check(row with { Limited = new byte[8] });
        Refused("limited", "The value 0x000000000000000000 in field 'limited' of 'everything' has 9 bytes, 8 at most. Shorten it, or raise the limit in the schema.",
            row with { Limited = new byte[9] });
        Refused("hash", "The value 0x010203 in field 'hash' of 'everything' has 3 bytes. Give it exactly 4.", row with { Hash = [1, 2, 3] });
        Refused("hash", "The value 0x in field 'hash' of 'everything' has 0 bytes. Give it exactly 4.", row with { Hash = default });
        Refused("hash", "The value 0x0000000000000000000000000000000000000000... in field 'hash' of 'everything' has 21 bytes. Give it exactly 4.",
            row with { Hash = new byte[21] });
        OptionalCheck.Check(new Optional { Hash = Bytes.Parse("01020304"), Limited = Bytes.Empty });
        Assert.Throws<CheckViolationException>(() => OptionalCheck.Check(new Optional { Hash = Bytes.Empty }));
    }

    [Fact]
    public void An_enum_value_must_be_declared()
    {
        Refused("colour", "The value 5 in field 'colour' of 'orders' is no member of Colour. Use a declared member, or add it to the schema.",
            Order() with { Colour = (Colour)5 });
        Assert.Throws<CheckViolationException>(() => OptionalCheck.Check(new Optional { Colour = 0 }));
    }

    [Fact]
    public void A_silenced_null_is_refused()
    {
        const string remedy = "Give it a value, or make it nullable in the schema.";
        var row = Marshal.PlainJsonTests.One();
        Refused("text", "The field 'text' of 'everything' is null. " + remedy, row with { Text = null! });
        Refused("person", "The field 'person' of 'everything' is null. " + remedy, row with { Person = null! });
        var lists = Marshal.AnyRecord.Make<Lists>(new Random(1));
        Assert.Throws<CheckViolationException>(() => ListsCheck.Check(lists with { I32 = null! }));
        Assert.Throws<CheckViolationException>(() => PlaceCheck.Check(new Place { People = null! }));
        Assert.Throws<ArgumentNullException>(() => OrderCheck.Check(null!));
    }

    [Fact]
    public void Structs_are_checked_under_their_own_name()
    {
        var row = Order() with { Customer = new Person { Name = "a\0" } };
        var error = Assert.Throws<CheckViolationException>(() => OrderCheck.Check(row));
        Assert.Equal(("Person", "name"), (error.Table, error.Field));
        OrderCheck.Check(row with { Customer = new Person { Name = "", Born = DateOnly.FromDayNumber(800_000) } });
        Assert.Throws<CheckViolationException>(() => OrderCheck.Check(row with { Customer = new Person { Name = "", Born = DateOnly.FromDayNumber(800_001) } }));
    }

    [Fact]
    public void Elements_of_lists_are_checked()
    {
        var ada = new Person { Name = "Ada" };
        PlaceCheck.Check(new Place { People = [ada] });
        Assert.Equal("people", Assert.Throws<CheckViolationException>(() => PlaceCheck.Check(new Place { People = [ada, null!] })).Field);
        Assert.Equal("name", Assert.Throws<CheckViolationException>(() => PlaceCheck.Check(new Place { People = [ada, ada with { Name = null! }] })).Field);
    }

    [Theory]
    [InlineData("a\0")]
    [InlineData("six by")]
    public void Elements_of_a_list_of_text_are_checked(string text)
    {
        var names = Marshal.AnyRecord.Make<Lists>(new Random(1)).Marshal().Keys;
        var row = Lists.Unmarshal(names.ToDictionary(name => name, _ => (object?)Array.Empty<object>()));
        ListsCheck.Check(row with { Maybe = ["five!"] });
        Assert.Equal("maybe", Assert.Throws<CheckViolationException>(() => ListsCheck.Check(row with { Maybe = ["", text] })).Field);
        Assert.Equal("price", Assert.Throws<CheckViolationException>(() => ListsCheck.Check(row with { Price = [1.001m] })).Field);
        Assert.Equal("hash", Assert.Throws<CheckViolationException>(() => ListsCheck.Check(row with { Hash = [[1]] })).Field);
        Assert.Equal("colour", Assert.Throws<CheckViolationException>(() => ListsCheck.Check(row with { Colour = [0] })).Field);
    }

    [Fact]
    public void Keys_and_values_of_maps_are_checked()
    {
        Trestle.Checks.Check.Map("t", "f", new Dictionary<string, int> { ["a"] = 1 });
        Assert.Throws<CheckViolationException>(() => Trestle.Checks.Check.Map("t", "f", new Dictionary<string, int> { ["\0"] = 1 }));
        Assert.Throws<CheckViolationException>(() => Trestle.Checks.Check.Map("t", "f", new Dictionary<string, int> { ["\ud800"] = 1 }));
        Assert.Throws<CheckViolationException>(() => Trestle.Checks.Check.Map(
            "t", "f", new Dictionary<string, string> { ["a"] = "\0" }, static (table, field, item) => Trestle.Checks.Check.Text(table, field, item)));
        Assert.Throws<CheckViolationException>(() => Trestle.Checks.Check.Map<int>("t", "f", null));
        Trestle.Checks.Check.OptionalMap<int>("t", "f", null);
    }

    static Order Order() => new()
    {
        Number = 7,
        Total = 12.50m,
        Rate = 0.5,
        Placed = DateTimeOffset.UnixEpoch.AddDays(1),
        Colour = Colour.Red,
        Person = "x",
        Amount = 10UL,
        Tries = 1,
    };

    static void Refused(string field, string message, Order row) => Refused("orders", field, message, Assert.Throws<CheckViolationException>(() => OrderCheck.Check(row)));

    static void Refused(string field, string message, Everything row) => Refused("everything", field, message, Violation(row));

    static void Refused(string table, string field, string message, CheckViolationException error)
    {
        Assert.Equal(message, error.Message);
        Assert.Equal((table, field), (error.Table, error.Field));
    }

    static CheckViolationException Violation(Everything row) => Assert.Throws<CheckViolationException>(() => EverythingCheck.Check(row));
}
