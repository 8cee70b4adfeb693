using System.Text;
using System.Text.Json;

namespace Trestle.Runtime.Tests.Values;

public class JsonTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData(" { \"a\" : [ 1 , true , null , -1.5e+3 ] , \"b\" : { } , \"c\" : [ ] }\n", """{"a":[1,true,null,-1.5e+3],"b":{},"c":[]}""")]
    [InlineData("[[],[],{},{}]", "[[],[],{},{}]")]
    [InlineData(""" "\u0041\/\u00e9\ud83d\ude00\u0007\u001f\"\\\n" """, "\"A/é😀\\u0007\\u001f\\\"\\\\\\n\"")]
    [InlineData("\"héllo 😀 \u2028\"", "\"héllo 😀 \u2028\"")]
    [InlineData("""{"\u0061":1,"b":{"a":1}}""", """{"a":1,"b":{"a":1}}""")]
    [InlineData("123456789012345678901234567890.10", "123456789012345678901234567890.10")]
    public void Text_loses_white_space_and_needless_escapes_only(string text, string canonical)
    {
        Assert.Equal(canonical, Json.Parse(text).ToString());
        Assert.Equal(canonical, Json.Parse(canonical).ToString());
        Assert.Equal(Json.Parse(text), Json.FromUtf8(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal(Json.Parse(text).GetHashCode(), Json.Parse(canonical).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{} {}")]
    [InlineData("// no\n1")]
    [InlineData("NaN")]
    [InlineData("01")]
    [InlineData("'a'")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""[{"x":{"b":1,"c":2,"b":3}}]""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""["\u0000"]""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    public void What_is_no_storable_document_is_refused(string text)
    {
        Assert.False(Json.TryParse(text, out var result));
        Assert.Equal(Json.Null, result);
        Assert.Throws<FormatException>(() => Json.Parse(text));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.False(Json.TryParse("[\"\ud800\"]", out _));
        Assert.Throws<FormatException>(() => Json.Parse("[\"x\udc00\"]"));
    }

    [Fact]
    public void Invalid_utf8_is_refused()
    {
        Assert.False(Json.TryFromUtf8([(byte)'"', 0xC3, (byte)'"'], out _));
        Assert.Throws<FormatException>(() => Json.FromUtf8([0xFF]));
    }

    [Fact]
    public void A_repeated_member_is_named()
    {
        var error = Assert.Throws<FormatException>(() => Json.Parse("""{"colour":1,"colour":2}"""));
        Assert.Equal("The JSON document has the member 'colour' twice in one object. Keep one of them.", error.Message);
    }

    [Fact]
    public void The_same_member_in_two_objects_is_fine()
    {
        const string text = """[{"a":1},{"a":2},{"b":{"a":3},"a":4}]""";
        Assert.Equal(text, Json.Parse(text).ToString());
    }

    [Fact]
    public void Depth_ends_at_64()
    {
        Assert.True(Json.TryParse(new string('[', 64) + new string(']', 64), out _));
        Assert.False(Json.TryParse(new string('[', 65) + new string(']', 65), out _));
        Assert.False(Json.TryParse(new string('[', 1_000_000), out _));
    }

    [Fact]
    public void The_default_is_null()
    {
        Assert.Equal("null", default(Json).ToString());
        Assert.True(default(Json).Utf8.SequenceEqual("null"u8));
        Assert.Equal(Json.Parse("null"), default);
        Assert.True(default(Json) == Json.Parse(" null "));
        Assert.True(default(Json) != Json.Parse("0"));
        Assert.Equal(JsonValueKind.Null, default(Json).RootElement.ValueKind);
    }

    [Fact]
    public void The_root_element_reads_the_document() =>
        Assert.Equal("red", Json.Parse("""{"colour":"red"}""").RootElement.GetProperty("colour").GetString());

    [Fact]
    public void Many_members_and_then_many_small_objects_take_linear_time()
    {
        var text = new StringBuilder("[{");
        for (var i = 0; i < 50_000; i++)
            text.Append(i == 0 ? "" : ",").Append('"').Append(i).Append("\":0");
        text.Append('}');
        for (var i = 0; i < 50_000; i++)
            text.Append(",{\"a\":0}");
        Assert.True(Json.TryParse(text.Append(']').ToString(), out _));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void A_repeated_member_is_found_among_few_and_many(int count)
    {
        var members = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"m{i}\":{{\"m0\":{{}},\"m1\":[]}}"));
        Assert.True(Json.TryParse($"{{{members}}}", out var json));
        Assert.Equal($"{{{members}}}", json.ToString());
        for (var i = 0; i < count; i++)
            Assert.False(Json.TryParse($"[{{}},{{{members},\"m{i}\":0}}]", out _));
    }

    [Fact]
    public void The_copy_fits_whatever_is_escaped()
    {
        var random = new Random(64);
        string[] pieces = ["\\u0001", "\\n", "\\u000a", "\\\"", "\\\\", "\\/", "a", "é", "\\u00e9", "😀", "\\ud83d\\ude00"];
        for (var i = 0; i < 2_000; i++)
        {
            var text = "\"" + string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => pieces[random.Next(pieces.Length)])) + "\"";
            var json = Json.Parse(text);
            Assert.Equal(JsonElement.Parse(text).GetString(), json.RootElement.GetString());
            Assert.Equal(json, Json.FromUtf8(json.Utf8));
        }
    }
}
