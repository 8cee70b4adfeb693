using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class FlatReaderTests
{
    // Root offset; a vtable of two slots; a table with an int32 in slot 0 and nothing in slot 1.
    static readonly byte[] Row = [16, 0, 0, 0, 0, 0, 8, 0, 8, 0, 4, 0, 0, 0, 0, 0, 10, 0, 0, 0, 42, 0, 0, 0];

    [Fact]
    public void A_field_reads_as_stored_and_an_absent_one_as_its_default()
    {
        var row = FlatReader.Over(Row);

        Assert.Equal(42, row.Int32(0, 7));
        Assert.Equal(7, row.Int32(1, 7));
        Assert.Equal(7, row.Int32(999, 7));
        Assert.True(row.Has(0));
        Assert.False(row.Has(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)] // there it is
    [InlineData(8)]
    [InlineData(14)]
    [InlineData(1_000)]
    [InlineData(-1)]
    public void Where_the_vtable_is_expected_changes_nothing(int expected)
    {
        Assert.Equal(42, FlatReader.Over(Row, expected).Int32(0, 7));
        Assert.Equal(7, FlatReader.Over(Row, expected).Int32(1, 7));
        for (var length = 0; length < Row.Length; length++)
        {
            var cut = Row[..length];
            Assert.Throws<CorruptRecordException>(() => FlatReader.Over(cut, expected).Int32(0, 0));
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(8)]
    public void A_vtable_behind_its_table_is_found_and_one_that_is_cut_off_refused(int expected)
    {
        // Root offset; a table with an int32 in slot 0; its vtable.
        byte[] row = [4, 0, 0, 0, 248, 255, 255, 255, 42, 0, 0, 0, 6, 0, 8, 0, 4, 0];

        Assert.Equal(42, FlatReader.Over(row, expected).Int32(0, 7));
        for (var length = 0; length < row.Length; length++)
        {
            var cut = row[..length];
            Assert.Throws<CorruptRecordException>(() => FlatReader.Over(cut, expected).Int32(0, 0));
        }
    }

    [Fact]
    public void A_table_without_fields_may_end_the_bytes()
    {
        var row = FlatReader.Over([8, 0, 0, 0, 4, 0, 4, 0, 4, 0, 0, 0], 4);

        Assert.Equal(7, row.Int64(0, 7));
        Assert.False(row.Has(0));
    }

    [Fact]
    public void A_field_that_must_be_there_is_missed() => Assert.Throws<CorruptRecordException>(() => FlatReader.Over(Row).Text(1));

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (var length = 0; length < Row.Length; length++)
        {
            var cut = Row[..length];
            Assert.Throws<CorruptRecordException>(() => FlatReader.Over(cut).Int32(0, 0));
        }
    }

    [Theory]
    [InlineData(0, 255)] // the root beyond the end
    [InlineData(3, 128)] // the root far beyond
    [InlineData(16, 200)] // the vtable before the beginning
    [InlineData(16, 17)] // one byte before the beginning
    [InlineData(16, 18)]
    [InlineData(16, 19)]
    [InlineData(16, 20)]
    [InlineData(19, 255)] // the vtable beyond the end
    [InlineData(6, 255)] // a vtable beyond the end
    [InlineData(6, 0)] // no vtable at all
    [InlineData(6, 2)]
    [InlineData(6, 3)] // a vtable too short for its own head
    [InlineData(6, 7)] // a vtable of half a slot
    [InlineData(10, 255)] // a field beyond the end
    public void A_wrong_offset_is_refused(int at, byte value)
    {
        var row = (byte[])Row.Clone();
        row[at] = value;
        Assert.Throws<CorruptRecordException>(() => FlatReader.Over(row).Int32(0, 0));
    }

    [Fact]
    public void A_text_that_is_not_utf8_is_refused_and_shown_raw_to_who_asks_for_bytes()
    {
        byte[] row = [12, 0, 0, 0, 6, 0, 8, 0, 4, 0, 0, 0, 8, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 0xc3, 0x28, 0];

        Assert.Equal([0xc3, 0x28], FlatReader.Over(row).Utf8(0).ToArray());
        Assert.Throws<CorruptRecordException>(() => FlatReader.Over(row).Text(0));
    }

    [Fact]
    public void A_list_that_claims_more_than_there_are_bytes_is_refused_before_it_is_allocated()
    {
        byte[] row = [12, 0, 0, 0, 6, 0, 8, 0, 4, 0, 0, 0, 8, 0, 0, 0, 4, 0, 0, 0, 255, 255, 255, 63, 1, 0, 0, 0];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<CorruptRecordException>(() => FlatReader.Over(row).List(0, 4, static (ref item) => item.Int32()));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Fact]
    public void Tables_that_share_each_other_do_not_multiply()
    {
        // Three lists of a thousand references each, all to the same next table: a milliard values in 13 KB.
        var bytes = SharedLists(levels: 3, width: 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<CorruptRecordException>(() => FlatReader.Over(bytes).List(0, 4, Level2));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50L * bytes.Length);

        static int Level2(ref FlatValue item) => item.Table().List(0, 4, Level3).Count;
        static int Level3(ref FlatValue item) => item.Table().List(0, 4, static (ref item) => item.Text()).Count;
    }

    [Fact]
    public void One_long_text_in_very_many_places_does_not_multiply()
    {
        var bytes = SharedLists(levels: 1, width: 5000, text: new string('x', 20_000));

        Assert.Throws<CorruptRecordException>(() => FlatReader.Over(bytes).List(0, 4, static (ref item) => item.Text()));
    }

    [Fact]
    public void Nesting_deeper_than_a_thousand_tables_is_refused()
    {
        var bytes = SharedLists(levels: 0, width: 0, chain: 1100);

        Assert.Throws<CorruptRecordException>(() =>
        {
            var row = FlatReader.Over(bytes);
            for (var i = 0; i < 1050; i++)
                row = row.Table(0);
        });
    }

    // One vtable of one slot for all tables; each table refers to a vector of references to the table that follows it, the last to a
    // text. Chained tables refer to each other directly.
    static byte[] SharedLists(int levels, int width, string text = "text", int chain = 0)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(12);
        writer.Write([6, 0, 8, 0, 4, 0, 0, 0]);
        for (var i = 0; i < chain; i++)
        {
            writer.Write((int)stream.Position - 4);
            writer.Write(4);
        }
        for (var level = 0; level < levels; level++)
        {
            writer.Write((int)stream.Position - 4);
            writer.Write(4);
            writer.Write(width);
            var end = (int)stream.Position + (width * 4);
            for (var i = 0; i < width; i++)
                writer.Write(end - (int)stream.Position);
        }
        writer.Write(text.Length);
        writer.Write(text.ToCharArray());
        writer.Write(0);
        return stream.ToArray();
    }
}
