using Trestle.Keys;

namespace Trestle.Runtime.Tests.Keys;

/// <summary>The last part of a primary key ends with the key: text without a zero byte, bytes as they are.</summary>
public sealed class LastPartTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("bytes")]
    public void Bytes_sort_as_values_do_and_read_back(string name)
    {
        var type = KeyTypes.All.Single(candidate => candidate.Name == name);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var pair = 0; pair < 5_000; pair++)
        {
            var (left, right) = (type.Next(random), type.Next(random));
            Assert.True(type.Compare(left, right) == Math.Sign(Encode(left).AsSpan().SequenceCompareTo(Encode(right))), $"{left}, {right}, seed {seed}");
            Assert.Equal(left, Decode(left, Encode(left)));
        }
    }

    [Fact]
    public void Utf8_and_utf16_of_a_text_give_the_same_key()
    {
        var one = new KeyWriter(stackalloc byte[64]);
        var other = new KeyWriter(stackalloc byte[64]);
        one.Text("Zürich 😀", descending: true);
        one.LastText("Zürich 😀");
        other.Text("Zürich 😀"u8, descending: true);
        other.LastText("Zürich 😀"u8);
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    static byte[] Encode(object value)
    {
        var writer = new KeyWriter(stackalloc byte[64]);
        if (value is string text)
            writer.LastText(text);
        else
            writer.LastBinary(((Bytes)value).Span);
        return writer.ToArray();
    }

    static object Decode(object value, byte[] key)
    {
        var reader = new KeyReader(key);
        return value is string ? reader.End(reader.LastText()) : reader.End(reader.LastBinary());
    }
}
