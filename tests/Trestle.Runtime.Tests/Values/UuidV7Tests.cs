namespace Trestle.Runtime.Tests.Values;

public class UuidV7Tests
{
    [Fact]
    public void Each_is_greater_than_the_one_before_in_the_order_of_its_bytes()
    {
        Span<byte> previous = stackalloc byte[16];
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < 20_000; i++)
        {
            UuidV7.Next().TryWriteBytes(bytes, bigEndian: true, out _);
            Assert.True(bytes.SequenceCompareTo(previous) > 0);
            bytes.CopyTo(previous);
        }
    }

    [Fact]
    public void Version_variant_and_time_are_where_the_standard_puts_them()
    {
        var uuid = UuidV7.Next();
        Assert.Equal(7, uuid.Version);
        Assert.InRange(uuid.Variant, 8, 11);
        var milliseconds = long.Parse(uuid.ToString("N")[..12], System.Globalization.NumberStyles.HexNumber, null);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Threads_never_get_the_same_one_and_each_sees_them_ascend()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => UuidV7.Next()).ToArray())));
        Assert.Equal(20_000, made.SelectMany(uuids => uuids).Distinct().Count());
        foreach (var uuids in made)
            Assert.Equal(uuids.Select(uuid => uuid.ToString()).Order(StringComparer.Ordinal), uuids.Select(uuid => uuid.ToString()));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        UuidV7.Next();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            UuidV7.Next();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
