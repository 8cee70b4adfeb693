using System.Globalization;
using System.Numerics;
using System.Text;
using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

/// <summary>Values of every length, written where there is room to spare, just room enough, and one byte less.</summary>
public class WriterRoomTests
{
    delegate void JsonAction(ref JsonWriter to);

    delegate void CborAction(ref CborWriter to);

    [Fact]
    public void Integers_of_every_number_of_digits_are_written_in_JSON()
    {
        foreach (var value in Integers())
        {
            AssertJson(value.ToString(CultureInfo.InvariantCulture), (ref to) => to.UInt64(value));
            AssertJson(((long)value).ToString(CultureInfo.InvariantCulture), (ref to) => to.Int64((long)value));
        }
    }

    [Fact]
    public void UUIDs_are_written_in_JSON()
    {
        var random = new Random(36);
        Span<byte> bytes = stackalloc byte[16];
        for (var call = 0; call < 200; call++)
        {
            random.NextBytes(bytes);
            var uuid = new Guid(bytes);
            AssertJson($"\"{uuid:D}\"", (ref to) => to.Uuid(uuid));
        }
    }

    [Fact]
    public void What_must_be_escaped_is_seen_at_every_place_of_a_text()
    {
        (char, string)[] escapes = [('"', "\\\""), ('\\', "\\\\"), ('\n', "\\n"), ('\u001f', "\\u001f"), ('\0', "\\u0000")];
        foreach (var (special, escape) in escapes)
        {
            for (var (length, place) = (1, 0); length < 40; (length, place) = place + 1 < length ? (length, place + 1) : (length + 1, 0))
            {
                var text = Text(length).Remove(place, 1).Insert(place, special.ToString());
                var buffer = new byte[JsonWriter.MaxText(text)];
                var to = JsonWriter.Over(buffer);
                to.Text(text);
                var expected = $"\"{text.Replace(special.ToString(), escape, StringComparison.Ordinal)}\"";
                Assert.Equal(expected, Encoding.UTF8.GetString(buffer, 0, to.Length));
            }
        }
    }

    [Fact]
    public void Texts_of_every_length_are_written_in_JSON()
    {
        for (var length = 0; length < 70; length++)
        {
            var text = Text(length);
            AssertJson($"\"{text}\"", (ref to) => to.Text(text));
            AssertJson($"\"{text}\u00e4\"", (ref to) => to.Text(text + "\u00e4"));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(65535)]
    public void Tags_of_every_length_are_written_in_JSON(int tag) => AssertJson($"{{\"{tag}\":true}}", (ref to) =>
    {
        var outer = to.Begin(default);
        to.Key(tag);
        to.Bool(true);
        to.End(outer);
    });

    [Fact]
    public void A_table_without_fields_is_an_empty_object() => AssertJson("{}", (ref to) => to.End(to.Begin(default)));

    [Fact]
    public void Heads_of_every_length_are_written_in_CBOR()
    {
        foreach (var value in Integers())
        {
            AssertCbor(Head(0x00, value), (ref to) => to.UInt64(value));
            AssertCbor((long)value < 0 ? Head(0x20, ~value) : Head(0x00, value), (ref to) => to.Int64((long)value));
        }
    }

    [Fact]
    public void Texts_of_every_length_are_written_in_CBOR()
    {
        foreach (var length in (int[])[.. Enumerable.Range(0, 70), 254, 255, 256, 257, 65535, 65536])
        {
            foreach (var text in (string[])[Text(length), Text(length) + "\u00e4", "\u00e4" + Text(length)])
            {
                var utf8 = Encoding.UTF8.GetBytes(text);
                AssertCbor([.. Head(0x60, (ulong)utf8.Length), .. utf8], (ref to) => to.Text(text));
            }
        }
    }

    static void AssertJson(string expected, JsonAction write)
    {
        var utf8 = Encoding.UTF8.GetBytes(expected);
        foreach (var spare in (int[])[100, 1, 0])
        {
            var to = JsonWriter.Over(new byte[utf8.Length + spare]);
            write(ref to);
            Assert.Equal(utf8.Length, to.Length);
        }
        var buffer = new byte[utf8.Length];
        var exact = JsonWriter.Over(buffer);
        write(ref exact);
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer));
        Assert.Throws<ArgumentException>(() =>
        {
            var less = JsonWriter.Over(new byte[utf8.Length - 1]);
            write(ref less);
        });
    }

    static void AssertCbor(byte[] expected, CborAction write)
    {
        foreach (var spare in (int[])[100, 1, 0])
        {
            var buffer = new byte[expected.Length + spare];
            var to = CborWriter.Over(buffer);
            write(ref to);
            Assert.Equal(expected, buffer[..to.Length]);
        }
        Assert.Throws<ArgumentException>(() =>
        {
            var less = CborWriter.Over(new byte[expected.Length - 1]);
            write(ref less);
        });
    }

    // The head of RFC 8949, spelled out.
    static byte[] Head(byte major, ulong value)
    {
        var bytes = new BigInteger(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        if (value < 24)
            return [(byte)(major | value)];
        var size = bytes.Length switch { 1 => 1, 2 => 2, <= 4 => 4, _ => 8 };
        return [(byte)(major | (24 + BitOperations.Log2((uint)size))), .. new byte[size - bytes.Length], .. bytes];
    }

    static IEnumerable<ulong> Integers()
    {
        var random = new Random(20);
        ulong[] edges = [0, 9, 10, 23, 24, 255, 256, 65535, 65536, uint.MaxValue, 1ul << 32, long.MaxValue, 1ul << 63, ulong.MaxValue];
        var powers = Enumerable.Range(1, 19).Select(digits => (ulong)Math.Pow(10, digits));
        return [
            .. edges, .. powers, .. powers.Select(power => power - 1),
            .. Enumerable.Range(0, 500).Select(_ => (ulong)random.NextInt64() >> random.Next(64)),
        ];
    }

    static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(place => (char)('a' + (place % 26))));
}
