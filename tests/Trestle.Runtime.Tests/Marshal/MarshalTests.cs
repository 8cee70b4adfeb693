using Trestle.Golden;
using Trestle.Marshalling;

namespace Trestle.Runtime.Tests.Marshal;

public class MarshalTests
{
    [Fact]
    public void What_is_no_decimal_is_told_so()
    {
        var error = Assert.Throws<FormatException>(() => PlainValue.Decimal("x"));
        Assert.Equal("'x' is not a decimal number. Give a decimal number.", error.Message);
        Assert.Equal(5m, PlainValue.Decimal(5));
    }

    [Fact]
    public void Fields_come_in_the_order_of_the_schema_under_its_names()
    {
        var plain = new Person { Name = "Ada" }.Marshal();
        Assert.Equal(["name", "email", "born"], plain.Keys);
        Assert.Equal(["Ada", null, null], plain.Values);
        Assert.Equal(3, plain.Count);
        Assert.True(plain.ContainsKey("email"));
        Assert.False(plain.ContainsKey("Email"));
        Assert.Equal("Ada", plain["name"]);
    }

    [Fact]
    public void Values_are_of_plain_types()
    {
        var plain = PlainJsonTests.One().Marshal();
        Type[] expected =
        [
            typeof(bool), typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(byte), typeof(ushort), typeof(uint), typeof(ulong),
            typeof(UInt128), typeof(UInt256), typeof(float), typeof(double), typeof(decimal), typeof(decimal), typeof(string), typeof(string),
            typeof(byte[]), typeof(byte[]), typeof(byte[]), typeof(Guid), typeof(DateTimeOffset), typeof(NanoTimestamp), typeof(DateOnly),
            typeof(TimeOnly), typeof(TimeSpan), typeof(string), typeof(Trestle.Marshalling.PlainDictionary), typeof(Json),
        ];
        Assert.Equal(expected, plain.Values.Select(value => value!.GetType()));
    }

    [Fact]
    public void Lists_and_maps_become_plain_too()
    {
        var place = new Place { People = [new Person { Name = "Ada" }] };
        var people = Assert.IsAssignableFrom<IReadOnlyList<object?>>(place.Marshal()["people"]);
        Assert.Equal("Ada", Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(people[0])["name"]);
    }

    [Fact]
    public void Bytes_are_copies()
    {
        var row = PlainJsonTests.One();
        ((byte[])row.Marshal()["hash"]!)[0] = 99;
        Assert.Equal(1, row.Hash[0]);
    }

    [Fact]
    public void What_is_not_required_may_be_missing()
    {
        Assert.Equal(new Person { Name = "Ada" }, Person.Unmarshal(new Dictionary<string, object?> { ["name"] = "Ada" }));
        Assert.Equal(new Defaults(), Defaults.Unmarshal(new Dictionary<string, object?>()));
        Assert.Equal(7, new Defaults().Maybe);
        Assert.Null(Defaults.Unmarshal(new Dictionary<string, object?> { ["maybe"] = null }).Maybe);
        Assert.Null(Defaults.FromJson("""{"maybe":null}""").Maybe);
    }

    [Fact]
    public void Other_integer_types_are_taken_when_the_number_fits()
    {
        var plain = new Dictionary<string, object?>(PlainJsonTests.One().Marshal()) { ["i8"] = 5L, ["u64"] = (sbyte)7, ["u256"] = 9, ["f64"] = 3 };
        var row = Everything.Unmarshal(plain);
        Assert.Equal(5, row.I8);
        Assert.Equal(7UL, row.U64);
        Assert.Equal(9UL, row.U256);
        Assert.Equal(3.0, row.F64);
    }

    [Fact]
    public void Structs_lists_and_maps_are_taken_as_such()
    {
        var ada = new Person { Name = "Ada" };
        Assert.Equal(ada, Everything.Unmarshal(new Dictionary<string, object?>(PlainJsonTests.One().Marshal()) { ["person"] = ada }).Person);
        var maps = new Dictionary<string, object?>(AnyRecord.Make<Maps>(new Random(1)).Marshal()) { ["i32"] = new Dictionary<string, int> { ["a"] = 1 } };
        Assert.Equal(1, Maps.Unmarshal(maps).I32["a"]);
        var lists = new Dictionary<string, object?>(AnyRecord.Make<Lists>(new Random(1)).Marshal()) { ["i32"] = new List<int> { 3, 4 } };
        Assert.Equal([3, 4], Lists.Unmarshal(lists).I32);
    }

    [Theory]
    [InlineData("""{"nam":"Ada"}""", "nam", "'Person' has no field 'nam'. Use only its own: name, email, born.")]
    [InlineData("{}", "name", "The field 'name' of 'Person' is missing. Give it a value.")]
    [InlineData("""{"name":null}""", "name", "The field 'name' of 'Person' is null. Give it a value, or make it nullable in the schema.")]
    [InlineData("""{"name":7}""", "name", "The field 'name' of 'Person' cannot be read: 7 is not a string. Give a string.")]
    [InlineData("""{"name":"Ada","born":"1815-13-10"}""", "born",
        "The field 'born' of 'Person' cannot be read: \"1815-13-10\" is not a date. Write it like 2026-01-31.")]
    public void An_error_names_record_and_field(string text, string field, string message)
    {
        var error = Assert.Throws<CheckViolationException>(() => Person.FromJson(text));
        Assert.Equal("Person", error.Table);
        Assert.Equal(field, error.Field);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void An_error_in_a_struct_names_the_struct()
    {
        var error = Assert.Throws<CheckViolationException>(() => Place.FromJson("""{"people":[{"name":"Ada"},{}]}"""));
        Assert.Equal(("Person", "name"), (error.Table, error.Field));
    }

    [Theory]
    [InlineData("flag", "1")]
    [InlineData("flag", "\"true\"")]
    [InlineData("i8", "128")]
    [InlineData("i8", "-129")]
    [InlineData("i32", "1.0")]
    [InlineData("i32", "1e3")]
    [InlineData("i32", "\"1\"")]
    [InlineData("i64", "9223372036854775808")]
    [InlineData("u8", "-1")]
    [InlineData("u64", "18446744073709551616")]
    [InlineData("u128", "\"-1\"")]
    [InlineData("u128", "\"340282366920938463463374607431768211456\"")]
    [InlineData("u256", "-1")]
    [InlineData("u256", "1.5")]
    [InlineData("f64", "\"nan\"")]
    [InlineData("f32", "true")]
    [InlineData("f32", "1e39")]
    [InlineData("f64", "-1e309")]
    [InlineData("price", "1.00000000000000000000000000001")]
    [InlineData("price", "1e-29")]
    [InlineData("price", "1e999999999")]
    [InlineData("price", "79228162514264337593543950336")]
    [InlineData("price", "\"1\"")]
    [InlineData("text", "[]")]
    [InlineData("blob", "\"AP8\"")]
    [InlineData("blob", "\"!!!!\"")]
    [InlineData("blob", "[0]")]
    [InlineData("uuid", "\"{0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11}\"")]
    [InlineData("at", "\"2026-01-31T12:00:00\"")]
    [InlineData("at", "\"0001-01-01T00:00:00+01:00\"")]
    [InlineData("at", "1769860800")]
    [InlineData("atNano", "\"2300-01-01T00:00:00Z\"")]
    [InlineData("day", "\"2026-02-30\"")]
    [InlineData("time", "\"24:00:00\"")]
    [InlineData("span", "\"P1Y\"")]
    [InlineData("span", "\"P1M\"")]
    [InlineData("span", "\"1:00\"")]
    [InlineData("colour", "\"InfraRed\"")]
    [InlineData("colour", "1.5")]
    [InlineData("person", "\"Ada\"")]
    [InlineData("person", "[]")]
    [InlineData("doc", "{\"a\":1,\"a\":2}")]
    public void A_wrong_value_is_refused(string field, string value)
    {
        var plain = new Dictionary<string, object?>(PlainJsonTests.One().Marshal())
        {
            [field] = System.Text.Json.JsonElement.Parse(value, new System.Text.Json.JsonDocumentOptions { AllowDuplicateProperties = true }),
        };
        Assert.Equal(field, Assert.Throws<CheckViolationException>(() => Everything.Unmarshal(plain)).Field);
    }

    [Theory]
    [InlineData("flag")]
    [InlineData("i32")]
    [InlineData("u256")]
    [InlineData("f32")]
    [InlineData("f64")]
    [InlineData("price")]
    [InlineData("text")]
    [InlineData("blob")]
    [InlineData("uuid")]
    [InlineData("at")]
    [InlineData("colour")]
    [InlineData("person")]
    [InlineData("doc")]
    public void A_value_of_a_foreign_type_is_refused(string field)
    {
        var plain = new Dictionary<string, object?>(PlainJsonTests.One().Marshal()) { [field] = new Version(1, 2) };
        Assert.Equal(field, Assert.Throws<CheckViolationException>(() => Everything.Unmarshal(plain)).Field);
    }

    [Fact]
    public void Null_elements_are_refused()
    {
        Assert.Throws<CheckViolationException>(() => Place.FromJson("""{"people":[null]}"""));
        Assert.Throws<CheckViolationException>(() => Place.Unmarshal(new Dictionary<string, object?> { ["people"] = new object?[] { null } }));
    }

    [Fact]
    public void An_unknown_enum_name_lists_the_known_ones()
    {
        var plain = new Dictionary<string, object?>(PlainJsonTests.One().Marshal()) { ["colour"] = "blue" };
        var error = Assert.Throws<CheckViolationException>(() => Everything.Unmarshal(plain));
        Assert.EndsWith("'blue' is no member of Colour. Use one of infra_red, red, class.", error.Message, StringComparison.Ordinal);
    }
}
