using System.Buffers.Binary;

namespace Trestle.Postgres.Columns;

/// <summary>The binary form of <c>numeric</c>: groups of four digits on both sides of the point, and where the first of them stands.</summary>
static class NumericForm
{
    public const int MostBytes = HeaderSize + (2 * 24);

    const int HeaderSize = 8;
    const int GroupDigits = 4;
    const int Negative = 0x4000;

    /// <summary>Writes the number that <paramref name="text"/> spells, such as -12.50, and returns the length of its form.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> to)
    {
        var isNegative = text[0] == '-';
        text = isNegative ? text[1..] : text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        var wholeGroups = Groups(whole.Length);
        var groups = wholeGroups + Groups(fraction.Length);
        for (var at = 0; at < groups; at++)
            BinaryPrimitives.WriteInt16BigEndian(to[(HeaderSize + (2 * at))..], Group(whole, fraction, at - wholeGroups));
        BinaryPrimitives.WriteInt16BigEndian(to, (short)groups);
        BinaryPrimitives.WriteInt16BigEndian(to[2..], (short)(wholeGroups - 1));
        BinaryPrimitives.WriteInt16BigEndian(to[4..], (short)(isNegative ? Negative : 0));
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)fraction.Length);
        return HeaderSize + (2 * groups);
    }

    static int Groups(int digits) => (digits + GroupDigits - 1) / GroupDigits;

    // Groups before the point have negative positions.
    static short Group(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int position)
    {
        var value = 0;
        for (var at = 0; at < GroupDigits; at++)
            value = (value * 10) + Digit(whole, fraction, (position * GroupDigits) + at);
        return (short)value;
    }

    static int Digit(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int at)
    {
        if (at < 0)
            return whole.Length + at < 0 ? 0 : whole[whole.Length + at] - '0';
        return at < fraction.Length ? fraction[at] - '0' : 0;
    }
}
