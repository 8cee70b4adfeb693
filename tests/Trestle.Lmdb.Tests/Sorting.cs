using Trestle.Lmdb.Bulk;

namespace Trestle.Lmdb.Tests;

public sealed class Sorting
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1000, 3)]
    [InlineData(5000, 12)]
    [InlineData(5000, 40)]
    public void Bytes_come_in_the_order_of_their_keys_and_of_equal_keys_the_last_first(int count, int longest)
    {
        var random = new Random(count + longest);
        var keys = Enumerable.Range(0, count).Select(_ => Key(random, longest)).ToArray();
        var sorted = new SortedBytes();
        for (var i = 0; i < count; i++)
            sorted.Add(keys[i], BitConverter.GetBytes(i));
        sorted.Sort();

        var expected = Enumerable.Range(0, count).OrderBy(i => Convert.ToHexString(keys[i]), StringComparer.Ordinal).ThenByDescending(i => i).ToArray();
        Assert.Equal(count, sorted.Count);
        Assert.Equal(expected, Enumerable.Range(0, count).Select(sorted.Position));
        Assert.Equal(expected, Enumerable.Range(0, count).Select(i => BitConverter.ToInt32(sorted.Value(i))));
        Assert.Equal(expected.Select(i => Convert.ToHexString(keys[i])), Enumerable.Range(0, count).Select(i => Convert.ToHexString(sorted.Key(i))));
        Assert.Equal(keys.Select(Convert.ToHexString).Distinct().Count() < count, sorted.HasRepeated);
    }

    [Fact]
    public void A_radix_sort_is_stable_and_orders_by_the_unsigned_number()
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, 10_000).Select(i => i % 3 == 0 ? (ulong)random.Next(50) : (ulong)random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        var expected = Enumerable.Range(0, numbers.Length).OrderBy(i => numbers[i]).ToArray();
        var (sorted, items) = (numbers.ToArray(), Enumerable.Range(0, numbers.Length).ToArray());
        RadixSort.Sort(ref sorted, ref items);
        Assert.Equal(expected, items);
        Assert.Equal(expected.Select(i => numbers[i]), sorted);
    }

    // Keys with a common beginning, with many zeros, and of which some are the beginning of others.
    static byte[] Key(Random random, int longest)
    {
        var key = new byte[1 + random.Next(longest)];
        for (var i = 0; i < key.Length; i++)
            key[i] = i < longest / 3 ? (byte)7 : (byte)(random.Next(4) == 0 ? random.Next(256) : 0);
        return key;
    }
}
