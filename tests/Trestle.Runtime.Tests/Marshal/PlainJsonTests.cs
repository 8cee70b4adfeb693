using System.Text.Json;
using Trestle.Golden;
using Trestle.Marshalling;

namespace Trestle.Runtime.Tests.Marshal;

public class PlainJsonTests
{
    [Fact]
    public void Every_type_has_one_text_form()
    {
        const string expected = """
            {"flag":true,"i8":-8,"i16":-16,"i32":-32,"i64":-9223372036854775808,"u8":8,"u16":16,"u32":32,"u64":18446744073709551615,
            "u128":"340282366920938463463374607431768211455","u256":"18446744073709551616","f32":0.1,"f64":-0,"price":1.50,"wide":-0.0000000001,
            "text":"a\"b\\\n😀","name":"","blob":"AP8=","limited":"","hash":"AQIDBA==","uuid":"0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11",
            "at":"2026-01-31T12:00:00.000001Z","atNano":"2026-01-31T12:00:00.000000001Z","day":"2026-01-31","time":"23:59:59.999999","span":"-P1DT0.000001S",
            "colour":"infra_red","person":{"name":"Ada","email":null,"born":"1815-12-10"},"doc":{"a":[1]}}
            """;
        var row = One();
        Assert.Equal(expected.ReplaceLineEndings(""), row.ToJson());
        Assert.Equal(row, Everything.FromJson(expected));
    }

    [Fact]
    public void What_is_no_number_is_a_string()
    {
        var row = One() with { F32 = float.NaN, F64 = double.NegativeInfinity };
        Assert.Contains("\"f32\":\"NaN\",\"f64\":\"-Infinity\"", row.ToJson(), StringComparison.Ordinal);
        Assert.Equal(row, Everything.FromJson(row.ToJson()));
    }

    [Fact]
    public void A_value_that_the_enum_does_not_declare_is_a_number()
    {
        var row = One() with { Colour = (Colour)99 };
        Assert.Contains("\"colour\":99", row.ToJson(), StringComparison.Ordinal);
        Assert.Equal(row, Everything.FromJson(row.ToJson()));
    }

    [Fact]
    public void A_document_that_is_null_and_no_document_stay_apart()
    {
        var none = new Place { People = [], View = null };
        var some = new Place { People = [], View = Json.Null };
        Assert.Equal("""{"people":[],"height":0.5}""", none.ToJson());
        Assert.Equal("""{"people":[],"height":0.5,"view":null}""", some.ToJson());
        Assert.Equal(none, Place.FromJson(none.ToJson()));
        Assert.Equal(some, Place.FromJson(some.ToJson()));
    }

    [Fact]
    public void Maps_are_written_in_the_order_of_their_keys()
    {
        var one = PlainJson.Write(new Dictionary<string, object?> { ["m"] = Plain.Map(new Dictionary<string, int> { ["b"] = 1, ["a"] = 2 }, Plain.Value) });
        Assert.Equal("""{"m":{"a":2,"b":1}}""", one);
        Assert.Equal("{}", PlainJson.Write(new Dictionary<string, object?>()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":"a"} x""")]
    public void Other_text_is_refused(string text) => Assert.Throws<FormatException>(() => Person.FromJson(text));

    [Theory]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":"a","\ud800":1}""")]
    [InlineData("""{"\ud800":1,"\ud800":1}""")]
    public void Half_a_surrogate_pair_in_an_escape_is_refused(string text)
    {
        var error = Record.Exception(() => Person.FromJson(text));
        Assert.True(error is FormatException or CheckViolationException, $"{error}");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_struct_of_a_list_and_in_an_enum_is_refused()
    {
        const string name = """{"people":[{"\ud800":1}]}""";
        Assert.Throws<FormatException>(() => Place.FromJson(name));
        var elements = JsonSerializer.Deserialize<Dictionary<string, object?>>(name)!;
        Assert.Equal("people", Assert.Throws<CheckViolationException>(() => Place.Unmarshal(elements)).Field);
        Assert.Throws<CheckViolationException>(() => Everything.FromJson(One().ToJson().Replace("infra_red", "\\udc00", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => Person.FromJson("{\"name\":\"\ud800\"}"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_logged_as_the_replacement_character() =>
        Assert.Equal("""{"name":"a\ufffd","email":null,"born":null}""".Replace("\\ufffd", "\ufffd", StringComparison.Ordinal), new Person { Name = "a\ud800" }.ToJson());

    [Fact]
    public void A_value_that_is_not_plain_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => PlainJson.Write(new Dictionary<string, object?> { ["x"] = new object() }));
        Assert.StartsWith("A value of type System.Object is not plain. Write what Marshal() gives.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void System_text_json_reads_the_same_members()
    {
        var row = One();
        using var document = JsonDocument.Parse(row.ToJson());
        Assert.Equal(row.Marshal().Keys, document.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(row, Everything.Unmarshal(JsonSerializer.Deserialize<Dictionary<string, object?>>(row.ToJson())!));
    }

    internal static Everything One() => new()
    {
        Flag = true,
        I8 = -8,
        I16 = -16,
        I32 = -32,
        I64 = long.MinValue,
        U8 = 8,
        U16 = 16,
        U32 = 32,
        U64 = ulong.MaxValue,
        U128 = UInt128.MaxValue,
        U256 = UInt256.One + ulong.MaxValue,
        F32 = 0.1f,
        F64 = -0.0,
        Price = 1.50m,
        Wide = -0.0000000001m,
        Text = "a\"b\\\n😀",
        Name = "",
        Blob = [0, 255],
        Limited = [],
        Hash = [1, 2, 3, 4],
        Uuid = new Guid("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11"),
        At = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(10),
        AtNano = NanoTimestamp.Parse("2026-01-31T12:00:00.000000001Z"),
        Day = new DateOnly(2026, 1, 31),
        Time = new TimeOnly(TimeOnly.MaxValue.Ticks),
        Span = TimeSpan.FromDays(-1) - TimeSpan.FromMicroseconds(1),
        Colour = Colour.InfraRed,
        Person = new Person { Name = "Ada", Born = new DateOnly(1815, 12, 10) },
        Doc = Json.Parse("""{ "a": [1] }"""),
    };
}
