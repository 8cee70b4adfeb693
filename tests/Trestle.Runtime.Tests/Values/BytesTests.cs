using System.Globalization;

namespace Trestle.Runtime.Tests.Values;

public class BytesTests
{
    [Fact]
    public void The_default_is_empty_and_equals_every_other_empty_value()
    {
        Assert.True(default(Bytes).IsEmpty);
        Assert.Equal(default, new Bytes([]));
        Assert.Equal(default, Bytes.Wrap([]));
        Assert.Equal(default(Bytes).GetHashCode(), Bytes.Wrap([]).GetHashCode());
        Assert.Equal("", default(Bytes).ToString());
    }

    [Fact]
    public void Construction_copies_so_that_a_later_write_to_the_source_changes_nothing()
    {
        byte[] source = [1, 2, 3];
        var constructed = new Bytes(source);
        Bytes converted = source;
        source[0] = 9;
        Assert.Equal("010203", constructed.ToString());
        Assert.Equal("010203", converted.ToString());
    }

    [Fact]
    public void Wrap_takes_the_array_over_without_a_copy()
    {
        byte[] source = [1, 2, 3];
        var wrapped = Bytes.Wrap(source);
        source[0] = 9;
        Assert.Equal(9, wrapped[0]);
        Assert.Throws<ArgumentNullException>(() => Bytes.Wrap(null!));
    }

    [Fact]
    public void A_copy_out_is_the_callers_own()
    {
        Bytes bytes = [1, 2, 3];
        bytes.ToArray()[0] = 9;
        Assert.Equal(1, bytes[0]);
    }

    [Fact]
    public void Equality_and_hash_go_by_content()
    {
        Bytes left = [1, 2, 3];
        Bytes right = new byte[] { 1, 2, 3 };
        Assert.True(left == right);
        Assert.False(left != right);
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != [1, 2]);
        Assert.False(left.Equals("010203"));
    }

    [Theory]
    [InlineData("", "00")]
    [InlineData("00", "0000")]
    [InlineData("01", "02")]
    [InlineData("7f", "80")]
    [InlineData("01ff", "02")]
    [InlineData("ff", "ff00")]
    public void Order_is_unsigned_and_a_prefix_comes_first(string less, string greater)
    {
        var (low, high) = (Bytes.Parse(less), Bytes.Parse(greater));
        Assert.True(low < high && low <= high && high > low && high >= low);
        Assert.True(low.CompareTo(high) < 0);
        Assert.True(((IComparable)high).CompareTo(low) > 0);
        Assert.True(((IComparable)high).CompareTo(null) > 0);
        Assert.Throws<ArgumentException>(() => ((IComparable)high).CompareTo("ff"));
    }

    [Fact]
    public void Hexadecimal_text_is_lower_case_and_read_in_either_case()
    {
        Assert.Equal("c0ffee", Bytes.Parse("C0ffEE").ToString());
        Assert.True(Bytes.TryParse("00ff", out var bytes));
        Assert.Equal([0, 255], bytes.ToArray());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0g")]
    [InlineData("0x00")]
    [InlineData(" 00")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(Bytes.TryParse(text, out var bytes));
        Assert.True(bytes.IsEmpty);
        Assert.Throws<FormatException>(() => Bytes.Parse(text));
    }

    [Fact]
    public void A_null_text_is_no_value() => Assert.False(Bytes.TryParse(null, out _));

    [Fact]
    public void Generic_parsing_finds_it()
    {
        static T Parse<T>(string text) where T : ISpanParsable<T> => T.Parse(text.AsSpan(), CultureInfo.InvariantCulture);
        Assert.Equal([171], Parse<Bytes>("ab").ToArray());
    }

    [Fact]
    public void Spans_convert_both_ways()
    {
        Bytes bytes = "abc"u8;
        ReadOnlySpan<byte> span = bytes;
        Assert.True(span.SequenceEqual("abc"u8));
        Assert.True(bytes.Memory.Span.SequenceEqual("abc"u8));
        var sum = 0;
        foreach (var b in bytes)
            sum += b;
        Assert.Equal('a' + 'b' + 'c', sum);
    }

    [Fact]
    public void Null_never_becomes_empty_where_null_is_allowed()
    {
        byte[]? none = null;
        byte[]? empty = [];
        Bytes some = [1];
        Bytes? bytes = none;
        Assert.Null(bytes);
        bytes = empty;
        Assert.Equal(Bytes.Empty, bytes);
        bytes = some.Length == 0 ? some : null;
        Assert.Null(bytes);
        bytes = [];
        Assert.Equal(Bytes.Empty, bytes);
    }
}
