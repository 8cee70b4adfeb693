using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class CborReaderTests
{
    [Theory]
    [InlineData("", "nothing")]
    [InlineData("80", "a list")]
    [InlineData("a2010102", "too few entries")]
    [InlineData("a202010101", "tags descend")]
    [InlineData("a201010101", "a tag twice")]
    [InlineData("a1010100", "bytes behind the end")]
    [InlineData("a10a01", "well-formed but for the field")]
    [InlineData("bf0101ff", "of indefinite length")]
    [InlineData("b8010101", "a head too long")]
    [InlineData("a1180101", "a tag too long")]
    [InlineData("a1011801", "a number too long")]
    [InlineData("a1011b0000000000000001", "a number far too long")]
    [InlineData("a1011c", "a reserved head")]
    [InlineData("a10161", "of another type")]
    [InlineData("a1011a80000000", "out of range")]
    [InlineData("a1613101", "a tag that is a text")]
    [InlineData("bb7fffffffffffffff", "more entries than bytes")]
    public void A_row_is_refused_that_is(string hex, string why)
    {
        Assert.NotEmpty(why);
        Assert.Throws<CorruptRecordException>(() =>
        {
            var row = CborReader.Over(Convert.FromHexString(hex));
            if (!row.Has(1))
                throw new CorruptRecordException("The field is missing. Write it.");
            row.Int32(1, 0);
            row.Unknown(1);
        });
    }

    [Fact]
    public void An_unknown_field_of_any_depth_is_passed_over_without_recursion()
    {
        byte[] bytes = [0xa2, 0x01, .. Enumerable.Repeat((byte)0x81, 1_000_000), 0x00, 0x02, 0x07];
        Assert.Equal(7, CborReader.Over(bytes).Int32(2, 0));
    }

    [Fact]
    public void Structs_nested_deeper_than_a_thousand_are_refused()
    {
        byte[] bytes = [.. Enumerable.Repeat<byte[]>([0xa1, 0x01], 1100).SelectMany(head => head), 0x00];
        Assert.Throws<CorruptRecordException>(() =>
        {
            var row = CborReader.Over(bytes);
            for (var i = 0; i < 1050; i++)
                row = row.Table(1);
        });
    }

    [Theory]
    [InlineData("a101c2480102030405060708")] // eight bytes fit a head
    [InlineData("a101c24900010203040506070809")] // a leading zero
    [InlineData("a101c251010203040506070809101112131415161718")] // more than 128 bits
    [InlineData("a101c34901000000000000000000")] // negative, and a byte too many
    [InlineData("a101c449010000000000000000")] // another tag
    public void A_big_integer_is_refused_that_is_not_in_its_one_form(string hex) =>
        Assert.Throws<CorruptRecordException>(() =>
        {
            var row = CborReader.Over(Convert.FromHexString(hex));
            row.UInt128(1, 0);
            row.Unknown(1);
        });

    [Fact]
    public void A_map_with_a_key_twice_is_refused() => Assert.Throws<CorruptRecordException>(
        () => CborReader.Over(Convert.FromHexString("a101a2616101616102")).Map(1, static (ref item) => item.Int32()));

    [Fact]
    public void Fields_are_found_in_the_order_of_their_tags_and_absent_ones_have_their_default()
    {
        var row = CborReader.Over(Convert.FromHexString("a30101030305f5"));
        Assert.Equal(1, row.Int32(1, 9));
        Assert.False(row.Has(2));
        Assert.Equal(9, row.Int32(2, 9));
        Assert.Equal(3, row.Int32(3, 9));
        Assert.True(row.Bool(5, false));
        Assert.True(row.Unknown(1, 3, 5).IsEmpty);
    }

    [Theory]
    [InlineData("a2011903e81863187b")] // an integer, and a tag of two bytes
    [InlineData("a20150000102030405060708090a0b0c0d0e0f1863187b")] // a UUID
    [InlineData("a20178182020202020202020202020202020202020202020202020201863187b")] // a text with a length of its own
    [InlineData("a2018201021863187b")] // a list
    [InlineData("a201f51863187b")]
    public void What_stands_before_a_field_is_passed_whole_and_refused_wherever_it_is_cut_off(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<CorruptRecordException>(() => CborReader.Over(cut).Int32(99, 0));
        }
        Assert.Equal(123, CborReader.Over(bytes).Int32(99, 0));
    }

    [Fact]
    public void Tags_that_do_not_ascend_are_refused_where_they_are_passed() => Assert.Throws<CorruptRecordException>(
        () => CborReader.Over(Convert.FromHexString("a30201010105187b")).Int32(5, 0));
}
