using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class FlatWriterTests
{
    // Slot 0 an int64 at 4, slot 1 a reference at 12.
    static ReadOnlySpan<byte> Head => [8, 0, 16, 0, 4, 0, 12, 0, 8, 0, 0, 0];

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abcd")]
    [InlineData("日本")]
    public void Eight_bytes_stand_at_a_multiple_of_eight_and_texts_end_with_a_zero(string text)
    {
        var buffer = Filled(200);
        var writer = FlatWriter.Over(buffer);
        var table = writer.Table(0, Head, 12, 16, default);
        writer.Int64(table + 4, 0x0123456789abcdef);
        writer.Close(table, default);
        writer.Text(table + 12, text);

        Assert.Equal(0, (table + 4) % 8);
        var row = FlatReader.Over(buffer.AsSpan(0, writer.Length));
        Assert.Equal(0x0123456789abcdef, row.Int64(0, 0));
        Assert.Equal(text, row.Text(1));
        Assert.Equal(0, buffer[writer.Length - 1]);
        Assert.Equal(0, writer.Length % 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abcd")]
    [InlineData("abcdefgh")]
    public void Eight_bytes_stand_at_a_multiple_of_eight_in_lists_maps_and_nested_tables_too(string before)
    {
        const long Marked = 0x1122334455667788;
        var buffer = new byte[400];
        var writer = FlatWriter.Over(buffer);
        // Two references, then whatever may follow them.
        var table = writer.Table(0, [10, 0, 16, 0, 4, 0, 8, 0, 12, 0, 10, 0, 0, 0], 12, 16, default);
        writer.Close(table, default);
        writer.Text(table + 4, before);
        writer.List(table + 8, [Marked, Marked], 8, 8, static (ref to, at, item) => to.Int64(at, item));
        writer.Text(table + 4, before);
        writer.Map(table + 12, new Dictionary<string, long> { [before] = Marked, ["z"] = Marked }, 8, static (ref to, at, item) => to.Int64(at, item));
        writer.Text(table + 4, before);
        var nested = writer.Table(table + 4, Head, 12, 16, default);
        writer.Int64(nested + 4, Marked);

        var places = Places(buffer, BitConverter.GetBytes(Marked));
        Assert.Equal(5, places.Count);
        Assert.All(places, place => Assert.Equal(0, place % 8));
    }

    [Fact]
    public void What_was_in_the_buffer_does_not_show()
    {
        Assert.Equal(Write(new byte[200]), Write(Filled(200)));

        static byte[] Write(byte[] buffer)
        {
            var writer = FlatWriter.Over(buffer);
            var table = writer.Table(0, Head, 12, 32, default);
            writer.Int64(table + 4, 1);
            writer.Int8(writer.Reserve(table, 0, 1, 1), 1);
            writer.Int64(writer.Reserve(table, 0, 8, 8), 1);
            writer.Int8(writer.Reserve(table, 0, 1, 1), 1);
            writer.Close(table, default);
            writer.Text(table + 12, "12345");
            return buffer[..writer.Length];
        }
    }

    [Fact]
    public void A_place_outside_of_the_buffer_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FlatWriter.Over(new byte[16]).Int64(12, 1));
        Assert.Throws<ArgumentException>(() => FlatWriter.Over(new byte[16]).Int64(-1, 1));
        Assert.Throws<ArgumentException>(() => FlatWriter.Over(new byte[7]));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Throws<ArgumentException>(() => FlatWriter.Over(new byte[99]).Text(8, "\ud800"));

    [Fact]
    public void Fixed_bytes_of_another_length_are_refused() => Assert.Throws<ArgumentException>(() => FlatWriter.Over(new byte[99]).FixedBytes(8, [1, 2], 3));

    [Fact]
    public void Unknown_fields_too_far_away_for_the_format_are_a_named_error()
    {
        // A foreign row whose table comes after 70,000 bytes of other things, with an unknown field in slot 0.
        var foreign = new byte[70_020];
        BitConverter.TryWriteBytes(foreign, 70_010);
        byte[] vtable = [6, 0, 8, 0, 4, 0];
        vtable.CopyTo(foreign, 70_004);
        BitConverter.TryWriteBytes(foreign.AsSpan(70_010), 6);
        var unknown = FlatReader.Over(foreign).Unknown(0);

        Assert.False(unknown.IsEmpty);
        Assert.Throws<StoreException>(() =>
        {
            var writer = FlatWriter.Over(new byte[unknown.MaxSize + 200]);
            writer.Close(writer.Table(0, Head, 12, 16, unknown), unknown);
        });
    }

    static List<int> Places(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> value)
    {
        var places = new List<int>();
        for (var at = 0; at + value.Length <= bytes.Length; at++)
        {
            if (bytes[at..].StartsWith(value))
                places.Add(at);
        }
        return places;
    }

    static byte[] Filled(int length)
    {
        var buffer = new byte[length];
        Array.Fill(buffer, (byte)0xee);
        return buffer;
    }
}
