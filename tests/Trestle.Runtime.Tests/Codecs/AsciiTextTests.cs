using System.Text;
using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class AsciiTextTests
{
    const int MaxLength = 70;
    const byte Untouched = 0xee;

    [Fact]
    public void Texts_of_every_length_are_written_and_read_back_and_nothing_behind_them_is_touched()
    {
        for (var length = 0; length <= MaxLength; length++)
        {
            var text = Text(length);
            var room = new byte[length + 1];
            room[length] = Untouched;
            Assert.True(AsciiText.TryNarrow(text, ref room[0]));
            Assert.Equal(Encoding.ASCII.GetBytes(text), room[..length]);
            Assert.Equal(Untouched, room[length]);
            Assert.True(AsciiText.IsAscii(room.AsSpan(0, length)));
            Assert.Equal(text, AsciiText.Widen(room.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData('\u0080')]
    [InlineData('\u00ff')]
    [InlineData('\u0100')]
    [InlineData('\u4e00')]
    [InlineData('\uff41')]
    [InlineData('\ud800')]
    public void A_character_that_is_not_ASCII_is_seen_at_every_place(char other)
    {
        var room = new byte[MaxLength];
        for (var length = 1; length <= MaxLength; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var text = Text(length).Remove(place, 1).Insert(place, other.ToString());
                Assert.False(AsciiText.TryNarrow(text, ref room[0]));
            }
        }
    }

    [Fact]
    public void A_byte_that_is_not_ASCII_is_seen_at_every_place()
    {
        for (var length = 1; length <= MaxLength; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var bytes = Encoding.ASCII.GetBytes(Text(length));
                bytes[place] |= 0x80;
                Assert.False(AsciiText.IsAscii(bytes));
            }
        }
    }

    [Fact]
    public void Texts_of_any_script_are_written_as_the_framework_does_and_read_back()
    {
        var random = new Random(8);
        string[] pieces = ["a", "plain words, ", "\u007f", "ä", "\u07ff", "語", "\ud83d\ude00", "\0", "\uffff"];
        for (var call = 0; call < 2_000; call++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var room = new byte[StrictUtf8.MaxBytes(text.Length)];
            var written = room.AsSpan(0, StrictUtf8.Write(text, room));
            Assert.Equal(Encoding.UTF8.GetBytes(text), written.ToArray());
            Assert.Equal(text, StrictUtf8.Read(written));
        }
    }

    [Fact]
    public void A_text_that_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StrictUtf8.Write("0123456789", new byte[9]));
        Assert.Throws<ArgumentException>(() => StrictUtf8.Write("ä", new byte[1]));
        Assert.Throws<ArgumentException>(() => StrictUtf8.Write("half \ud83d of a pair", new byte[100]));
    }

    static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(place => (char)((place * 37) % 128)));
}
