namespace Trestle.Runtime.Tests.Keys;

public sealed class KeyOrderTests(ITestOutputHelper output)
{
    const int PairsPerType = 4_000;
    const int Composites = 1_500;

    public static TheoryData<string> Types => [.. KeyTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Bytes_sort_as_values_do_and_read_back(string name)
    {
        var type = KeyTypes.All.Single(candidate => candidate.Name == name);
        foreach (var (nullable, descending) in new[] { (false, false), (false, true), (true, false), (true, true) })
            Verify(new RandomKey([new(type, nullable, descending)]), PairsPerType);
    }

    [Fact]
    public void Composite_keys_sort_part_by_part()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        for (var round = 0; round < Composites; round++)
            Verify(RandomKey.Create(random), 20);
    }

    void Verify(RandomKey key, int pairs)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var pair = 0; pair < pairs; pair++)
        {
            var left = key.Next(random);
            var right = key.NextLike(random, left);
            VerifyPair(key, left, right, $"{key}: {string.Join(", ", left)} against {string.Join(", ", right)}, seed {seed}");
        }
    }

    static void VerifyPair(RandomKey key, object?[] left, object?[] right, string what)
    {
        var (one, other) = (key.Encode(left, left.Length), key.Encode(right, right.Length));
        var expected = key.Compare(left, right, left.Length);
        Assert.True(expected == Math.Sign(one.AsSpan().SequenceCompareTo(other)), what);
        Assert.True(key.Compare(left, key.Decode(one), left.Length) == 0, what);
        Assert.True(one.AsSpan().SequenceEqual(key.Encode(key.Decode(one), left.Length)), what);
        Assert.True(expected == 0 || !(one.AsSpan().StartsWith(other) || other.AsSpan().StartsWith(one)), what);

        // A prefix of parts is a prefix of bytes, and of nothing else.
        for (var count = 1; count <= left.Length; count++)
            Assert.True((key.Compare(left, right, count) == 0) == other.AsSpan().StartsWith(key.Encode(left, count)), what);
    }
}
