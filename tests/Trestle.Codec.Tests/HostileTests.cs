using Trestle.Codec.Tests.Generation;

namespace Trestle.Codec.Tests;

public class HostileTests
{
    const int RowsPerTable = 4;
    const int FlipsPerRow = 150;

    [Fact]
    public void A_truncated_row_is_read_or_refused()
    {
        ForRows((table, bytes, _) =>
        {
            for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 400))
                ReadAll(table, bytes[..length]);
        });
    }

    [Fact]
    public void A_row_cut_off_in_the_middle_is_never_taken_for_a_whole_one_by_the_text_formats()
    {
        ForRows((table, bytes, _) =>
        {
            if (table.Table.Serialization != Schema.Model.Serialization.FlatBuffers)
                Assert.Throws<CorruptRecordException>(() => table.Read(bytes[..^1]));
        });
    }

    [Fact]
    public void A_row_with_flipped_bits_is_read_or_refused()
    {
        ForRows((table, bytes, random) =>
        {
            for (var i = 0; i < FlipsPerRow; i++)
            {
                var damaged = (byte[])bytes.Clone();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                ReadAll(table, damaged);
            }
        });
    }

    [Fact]
    public void A_row_with_overwritten_numbers_is_read_or_refused()
    {
        int[] numbers = [0, 1, 4, -1, int.MaxValue, int.MinValue, 0x7fff, 0xffff, 0x10000];
        ForRows((table, bytes, random) =>
        {
            for (var i = 0; i < FlipsPerRow && bytes.Length > 4; i++)
            {
                var damaged = (byte[])bytes.Clone();
                BitConverter.TryWriteBytes(damaged.AsSpan(random.Next(damaged.Length - 3)), numbers[random.Next(numbers.Length)]);
                ReadAll(table, damaged);
            }
        });
    }

    [Fact]
    public void Bytes_of_another_origin_are_read_or_refused()
    {
        ForRows((table, bytes, random) =>
        {
            for (var length = 0; length < 64; length++)
            {
                var noise = new byte[length];
                random.NextBytes(noise);
                ReadAll(table, noise);
            }
        });
    }

    static void ForRows(Action<GeneratedTable, byte[], Random> test)
    {
        var random = new Random(2);
        foreach (var table in Generated.Tables)
        {
            for (var i = 0; i < RowsPerTable; i++)
                test(table, table.Write(table.Row(random)), random);
        }
    }

    // Whatever is accepted can be written again: a row that cannot would be a trap for the next write. The limits of what may be
    // allocated are those of a reader of trusted bytes, by a factor.
    static void ReadAll(GeneratedTable table, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var row = Attempt(() => table.Read(bytes));
        Attempt(() => table.View(bytes));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000 + (2000L * bytes.Length), $"{table} allocates too much of {Convert.ToHexString(bytes)}");
        if (row is not null)
            table.Write(row);
    }

    static object? Attempt(Func<object> read)
    {
        try
        {
            return read();
        }
        catch (CorruptRecordException)
        {
            return null;
        }
    }
}
