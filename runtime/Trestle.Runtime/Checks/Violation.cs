using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Trestle.Checks;

/// <summary>The errors of <see cref="Check"/>: fact, with table, field, value and limit; then the remedy.</summary>
static class Violation
{
    const int ShownLength = 40;

    [DoesNotReturn]
    public static void Null(string table, string field) =>
        throw new CheckViolationException(
            table, field, $"The field '{field}' of '{table}' is null. Give it a value, or make it nullable in the schema.");

    [DoesNotReturn]
    public static void NullElement(string table, string field) =>
        throw new CheckViolationException(
            table, field, $"An element in field '{field}' of '{table}' is null. Leave it out, or give it a value.");

    [DoesNotReturn]
    public static void NulCharacter(string table, string field, string value) => Throw(
        table, field, $"The text {Show(value)}", $"holds U+0000 at position {value.IndexOf('\0')}",
        "Remove it, or declare the field as bytes.");

    [DoesNotReturn]
    public static void LoneSurrogate(string table, string field, string value) => Throw(
        table, field, $"The text {Show(value)}", "holds half a surrogate pair, which is no character",
        "Remove it, or declare the field as bytes.");

    [DoesNotReturn]
    public static void TooLong(string table, string field, int length, int max, string value) => Throw(
        table, field, $"The text {Show(value)}", $"takes {length} bytes of UTF-8, {max} at most",
        "Shorten it, or raise the limit in the schema.");

    [DoesNotReturn]
    public static void TooManyBytes(string table, string field, Bytes value, int max) => Throw(
        table, field, $"The value {Show(value)}", $"has {value.Length} bytes, {max} at most",
        "Shorten it, or raise the limit in the schema.");

    [DoesNotReturn]
    public static void WrongLength(string table, string field, Bytes value, int length) => Throw(
        table, field, $"The value {Show(value)}", $"has {value.Length} bytes", $"Give it exactly {length}.");

    [DoesNotReturn]
    public static void NoMember(string table, string field, string type, Enum value) => Throw(
        table, field, $"The value {value:D}", $"is no member of {type}", "Use a declared member, or add it to the schema.");

    [DoesNotReturn]
    public static void CannotScale(string table, string field, decimal value, int precision, int scale)
    {
        if (decimal.Round(value, scale) == value)
            TooManyDigits(table, field, value, precision, scale);
        Throw(table, field, $"The number {Show(value)}", $"has more than {scale} digits after the point", "Round it first.");
    }

    [DoesNotReturn]
    public static void TooManyDigits(string table, string field, decimal value, int precision, int scale) => Throw(
        table, field, $"The number {Show(value)}", $"has more than {precision - scale} digits before the point",
        "Give a smaller one, or raise the precision in the schema.");

    [DoesNotReturn]
    public static void TooSmall(string table, string field, object value, object min) => Throw(
        table, field, $"The value {Show(value)}", $"is not at least {Show(min)}", "Give a larger one, or lower the minimum in the schema.");

    [DoesNotReturn]
    public static void TooLarge(string table, string field, object value, object max) => Throw(
        table, field, $"The value {Show(value)}", $"is not at most {Show(max)}", "Give a smaller one, or raise the maximum in the schema.");

    [DoesNotReturn]
    public static void Overflow(string table, string field, object? value, string type) => Throw(
        table, field, $"The value {Show(value ?? "null")}", $"and what a patch adds to it are together beyond {type}",
        "Add less, or give the field a wider type in the schema.");

    [DoesNotReturn]
    static void Throw(string table, string field, string what, string fact, string remedy) =>
        throw new CheckViolationException(table, field, $"{what} in field '{field}' of '{table}' {fact}. {remedy}");

    static string Show(string text) => $"'{Shorten(text)}'";

    static string Show(Bytes value) =>
        "0x" + (value.Length > ShownLength / 2 ? new Bytes(value.Span[..(ShownLength / 2)]) + "..." : value.ToString());

    static string Show(object value) => value switch
    {
        DateTimeOffset timestamp => timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // What no console can show is escaped; a cut never parts a surrogate pair.
    static string Shorten(string text)
    {
        var cut = text.Length <= ShownLength ? text.Length : ShownLength;
        if (cut < text.Length && char.IsHighSurrogate(text[cut - 1]))
            cut--;
        var shown = string.Concat(text[..cut].Select(c =>
            char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));
        return cut < text.Length ? shown + "..." : shown;
    }
}
