using System.Text;
using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class JsonReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"1\":1")]
    [InlineData("{\"1\":1,}")]
    [InlineData("{\"1\":1 \"2\":2}")]
    [InlineData("{\"1\":1}x")]
    [InlineData("{\"2\":1,\"1\":1}")]
    [InlineData("{\"1\":1,\"1\":1}")]
    [InlineData("{\"01\":1}")]
    [InlineData("{\"\":1}")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"9999999999\":1}")]
    [InlineData("{\"1\":01}")]
    [InlineData("{\"1\":+1}")]
    [InlineData("{\"1\":1.0}")]
    [InlineData("{\"1\":1e1}")]
    [InlineData("{\"1\":2147483648}")]
    [InlineData("{\"1\":\"1\"}")]
    [InlineData("{\"1\":-}")]
    [InlineData("{\"1\":}")]
    [InlineData("{\"1\":1,\"2\":[}")]
    [InlineData("{\"1\":1,\"2\":[1,]}")]
    [InlineData("{\"1\":1,\"2\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"1\":1,\"2\":nul}")]
    public void A_row_is_refused_that_is_not_json_or_no_row(string text) => Assert.Throws<CorruptRecordException>(() =>
    {
        var row = JsonReader.Over(Encoding.UTF8.GetBytes(text));
        row.Int32(1, 0);
        row.Unknown(1);
    });

    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData(@"""\""\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData(@"""\u0041\u00e9\u6c34\ud83d\ude00!""", "Aé水😀!")]
    [InlineData(@"""\uD83D\uDE00""", "😀")]
    public void Escapes_are_undone(string json, string text)
    {
        Assert.Equal(text, Row(json).Text(1));
        Assert.Equal(Encoding.UTF8.GetBytes(text), Row(json).Utf8(1).ToArray());
    }

    [Theory]
    [InlineData(@"""\x""")]
    [InlineData(@"""\""")]
    [InlineData(@"""\u12""")]
    [InlineData(@"""\u12g4""")]
    [InlineData(@"""\ud83d""")]
    [InlineData(@"""\ud83d\u0041""")]
    [InlineData(@"""\ude00""")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\tb\"")]
    public void A_text_is_refused_with_an_escape_or_a_character_that_json_has_not(string json) =>
        Assert.Throws<CorruptRecordException>(() => Row(json).Text(1));

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-0", -0.0)]
    [InlineData("1E+2", 100)]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    public void Numbers_are_read(string json, double value) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Row(json).Float64(1, 0)));

    [Theory]
    [InlineData("1e999")]
    [InlineData("\"nan\"")]
    [InlineData("true")]
    [InlineData("Infinity")]
    public void A_number_is_refused_that_is_none(string json) => Assert.Throws<CorruptRecordException>(() => Row(json).Float64(1, 0));

    [Theory]
    [InlineData("\"AQI=\"", true)]
    [InlineData("\"AQI\"", false)]
    [InlineData("\"A?I=\"", false)]
    [InlineData("\"AQID\"", false)]
    public void Bytes_are_in_base_64_and_of_their_length(string json, bool isRight)
    {
        if (isRight)
            Assert.Equal([1, 2], Row(json).FixedBytes(1, 2).ToArray());
        else
            Assert.Throws<CorruptRecordException>(() => Row(json).FixedBytes(1, 2));
    }

    [Fact]
    public void White_space_is_passed_over()
    {
        var row = JsonReader.Over(" { \"1\" : [ 1 , 2 ] ,\r\n\t\"3\" : { \"a\" : true } } "u8);
        Assert.Equal([1, 2], row.List(1, static (ref item) => item.Int32()));
        Assert.True(row.Map(3, static (ref item) => item.Bool())["a"]);
        Assert.True(row.Unknown(1, 3).IsEmpty);
    }

    [Fact]
    public void An_unknown_field_of_any_depth_is_passed_over_without_recursion()
    {
        var text = "{\"1\":" + new string('[', 500_000) + new string(']', 500_000) + ",\"2\":7}";
        Assert.Equal(7, JsonReader.Over(Encoding.UTF8.GetBytes(text)).Int32(2, 0));
    }

    static JsonReader Row(string value) => JsonReader.Over(Encoding.UTF8.GetBytes($"{{\"1\":{value}}}"));
}
