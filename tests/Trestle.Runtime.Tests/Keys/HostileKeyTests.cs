using Trestle.Keys;

namespace Trestle.Runtime.Tests.Keys;

public sealed class HostileKeyTests
{
    [Fact]
    public void Damaged_keys_are_corrupt_or_values_and_never_anything_else()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var corrupt = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var key = RandomKey.Create(random);
            var bytes = key.Encode(key.Next(random), key.Parts.Length);
            corrupt += Survives(key, Damage(random, bytes), seed) ? 0 : 1;
        }
        Assert.InRange(corrupt, 1_000, 19_999);
    }

    [Fact]
    public void A_part_that_does_not_fit_is_too_long()
    {
        var error = Assert.Throws<KeyTooLongException>(() => new KeyWriter(new byte[7]).Int64(1));
        Assert.Equal((8, 7), (error.Length, error.Limit));
        Assert.Throws<KeyTooLongException>(() => new KeyWriter(new byte[3]).Text("abc"));
        Assert.Throws<KeyTooLongException>(() => new KeyWriter(new byte[2]).LastText("abc"));
        Assert.Throws<KeyTooLongException>(() => new KeyWriter(new byte[2]).LastText("abc"u8));
        Assert.Throws<KeyTooLongException>(() => new KeyWriter(new byte[4]).Binary([0, 1]));
    }

    [Fact]
    public void Text_that_no_row_can_hold_is_refused_before_it_ends_a_key_early()
    {
        Assert.Throws<ArgumentException>(() => new KeyWriter(new byte[9]).Text("a\0b"));
        Assert.Throws<ArgumentException>(() => new KeyWriter(new byte[9]).LastText("a\0b"u8));
        Assert.Throws<ArgumentException>(() => new KeyWriter(new byte[9]).LastText("\uD83D"));
        Assert.Throws<ArgumentNullException>(() => new KeyWriter(new byte[9]).Text((string)null!));
    }

    [Fact]
    public void Fixed_bytes_of_another_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => new KeyWriter(new byte[9]).FixedBinary([1, 2], 3));

    [Fact]
    public void What_follows_a_whole_key_is_corrupt() =>
        Assert.Throws<CorruptRecordException>(() =>
        {
            var reader = new KeyReader([0x80, 0, 0, 1, 0]);
            return reader.End(reader.Int32());
        });

    static byte[] Damage(Random random, byte[] key)
    {
        if (key.Length == 0 || random.Next(3) == 0)
            return key[..random.Next(key.Length + 1)];
        key[random.Next(key.Length)] = (byte)random.Next(256);
        return key;
    }

    static bool Survives(RandomKey key, byte[] bytes, int seed)
    {
        try
        {
            key.Decode(bytes);
            return true;
        }
        catch (CorruptRecordException)
        {
            return false;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{key} of {Convert.ToHexString(bytes)}, seed {seed}", error);
        }
    }
}
