using System.Globalization;
using System.Numerics;
using Trestle.Relational;

namespace Trestle.Sqlite.Native;

/// <summary>
/// What SQLite has no form for, in one that sorts as it should. Wide integers are text of a fixed length. A wide decimal is <c>p</c>
/// and its digits, or <c>n</c> and the complement of its digits to nine, since of two negative numbers the one with the greater digits
/// is less. NaN, which SQLite takes for null, is text, behind every number; -0 is as <see cref="Relational.NegativeZero"/> has it.
/// </summary>
static class SqliteForms
{
    public const int UInt64Digits = 20;
    public const int UInt128Digits = 39;
    public const int UInt256Digits = 78;
    public const int DateLength = 10;

    /// <summary>
    /// The most digits of a decimal, whatever its declared precision: a field may become wider without its rows being written anew.
    /// </summary>
    const int DecimalDigits = 28;

    public const int WideDecimalLength = DecimalDigits + 2;

    /// <summary>-0 in a column and as a literal.</summary>
    public const string NegativeZero = "-4.94065645841247e-324";

    public static ReadOnlySpan<byte> NaN => "NaN"u8;

    public static bool IsNarrow(int precision) => precision <= ColumnShape.NarrowDecimal;

    /// <summary>Fills <paramref name="digits"/> with the number, zeros first.</summary>
    public static void Write(UInt128 value, Span<byte> digits)
    {
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            (value, var digit) = value <= ulong.MaxValue ? Divide((ulong)value) : UInt128.DivRem(value, 10);
            digits[at] = (byte)('0' + (int)digit);
        }
    }

    public static void Write(UInt256 value, Span<byte> digits)
    {
        digits.Fill((byte)'0');
        Span<byte> text = stackalloc byte[UInt256Digits];
        ((BigInteger)value).ToString(CultureInfo.InvariantCulture).AsSpan().CopyTo(text, out var length);
        text[..length].CopyTo(digits[^length..]);
    }

    /// <summary>Writes a scaled decimal and returns the length of its text.</summary>
    public static int Write(Int128 scaled, int scale, Span<byte> to)
    {
        Span<byte> digits = stackalloc byte[DecimalDigits];
        var isNegative = scaled < 0;
        Write((UInt128)Int128.Abs(scaled), digits);
        to[0] = isNegative ? (byte)'n' : (byte)'p';
        var length = 1;
        for (var at = 0; at < digits.Length; at++)
        {
            if (at == DecimalDigits - scale)
                to[length++] = (byte)'.';
            to[length++] = isNegative ? (byte)('0' + '9' - digits[at]) : digits[at];
        }
        return length;
    }

    public static bool TryRead(ReadOnlySpan<byte> text, int scale, out Int128 scaled)
    {
        scaled = 0;
        if (text.Length != 1 + DecimalDigits + (scale > 0 ? 1 : 0) || text[0] is not ((byte)'p' or (byte)'n'))
            return false;
        var isNegative = text[0] == 'n';
        for (var at = 1; at < text.Length; at++)
        {
            if (scale > 0 && at == 1 + DecimalDigits - scale)
            {
                if (text[at] != '.')
                    return false;
                continue;
            }
            if (!char.IsAsciiDigit((char)text[at]))
                return false;
            scaled = (scaled * 10) + (isNegative ? '9' - text[at] : text[at] - '0');
        }
        scaled = isNegative ? -scaled : scaled;
        return true;
    }

    static (UInt128 Quotient, UInt128 Digit) Divide(ulong value) => (value / 10, value % 10);

    static void CopyTo(this ReadOnlySpan<char> digits, Span<byte> to, out int length)
    {
        length = digits.Length;
        for (var at = 0; at < length; at++)
            to[at] = (byte)digits[at];
    }
}
