using System.Text;
using Trestle.Codec.Tests.Generation;
using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests;

public class RoundTripTests
{
    const int RowsPerTable = 60;

    [Fact]
    public void What_is_written_is_read_again_by_every_codec()
    {
        ForRows((table, row, bytes) => Assert.Equal(row, table.Read(bytes)));
    }

    [Fact]
    public void A_view_shows_what_the_record_holds()
    {
        ForRows((table, row, bytes) =>
        {
            Assert.Equal(row, table.ViewToRecord(bytes));
            var view = table.View(bytes);
            foreach (var field in table.Table.Fields)
            {
                var value = row.GetType().GetProperty(field.Property)!.GetValue(row);
                Assert.True(SameValue.Are(value, view[field.Property]), $"{table}.{field.Property}: {value} is shown as {view[field.Property]}");
                if (view.TryGetValue(field.Property + "Utf8", out var utf8))
                    Assert.Equal(value?.ToString(), utf8 is byte[] text ? Encoding.UTF8.GetString(text) : null);
            }
        });
    }

    [Fact]
    public void Equal_records_have_equal_bytes()
    {
        ForRows((table, _, bytes) => Assert.Equal(bytes, table.Write(table.Read(bytes))));
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_refused_and_never_overrun()
    {
        ForRows((table, row, bytes) =>
        {
            foreach (var length in new[] { 0, 1, bytes.Length / 2, bytes.Length - 1 })
                Assert.ThrowsAny<ArgumentException>(() => table.WriteInto(row, new byte[length]));
        });
    }

    [Fact]
    public void Readers_expect_the_vtable_where_the_writer_puts_it()
    {
        foreach (var table in Generated.Tables.Where(table => table.Table.Serialization == Serialization.FlatBuffers))
        {
            var bytes = table.Write(table.Row(new Random(1)));
            var root = BitConverter.ToInt32(bytes);
            var code = new CodeWriter();
            CodecEmitter.Emit(code, table.Schema, table.Table);
            Assert.Contains($"Over(value, {root - BitConverter.ToInt32(bytes, root)}, ref budget)", code.ToString(), StringComparison.Ordinal);
        }
    }

    static void ForRows(Action<GeneratedTable, object, byte[]> test)
    {
        var random = new Random(1);
        foreach (var table in Generated.Tables)
        {
            for (var i = 0; i < RowsPerTable; i++)
            {
                var row = table.Row(random);
                test(table, row, table.Write(row));
            }
        }
    }
}
