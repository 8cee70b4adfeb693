using System.Text;

namespace Trestle.Checks;

/// <summary>
/// The constraints of fields, one call each: they return, without allocating, or throw <see cref="CheckViolationException"/>.
/// Generated code calls them before the first byte of a row is written.
/// </summary>
public static partial class Check
{
    // A UTF-16 unit never takes more bytes of UTF-8.
    const int MaxUtf8PerChar = 3;

    /// <summary>A reference must not be null, even where the caller silenced the compiler.</summary>
    public static void Required(string table, string field, object? value)
    {
        if (value is null)
            Violation.Null(table, field);
    }

    /// <summary>Text that every store can keep, of at most <paramref name="max"/> bytes of UTF-8, and not null.</summary>
    public static void Text(string table, string field, string? value, int max = int.MaxValue)
    {
        if (value is null)
            Violation.Null(table, field);
        else
            OptionalText(table, field, value, max);
    }

    /// <summary>As <see cref="Text"/>, or null.</summary>
    public static void OptionalText(string table, string field, string? value, int max = int.MaxValue)
    {
        if (value is null)
            return;
        if (value.Contains('\0'))
            Violation.NulCharacter(table, field, value);
        if (Ascii.IsValid(value))
        {
            if (value.Length > max)
                Violation.TooLong(table, field, value.Length, max, value);
            return;
        }
        if (Trestle.Text.HasLoneSurrogate(value))
            Violation.LoneSurrogate(table, field, value);
        if (value.Length > max / MaxUtf8PerChar && Encoding.UTF8.GetByteCount(value) is var length && length > max)
            Violation.TooLong(table, field, length, max, value);
    }

    /// <summary>At most <paramref name="max"/> bytes.</summary>
    public static void Bytes(string table, string field, Bytes value, int max)
    {
        if (value.Length > max)
            Violation.TooManyBytes(table, field, value, max);
    }

    /// <inheritdoc cref="Bytes(string, string, Trestle.Bytes, int)"/>
    public static void Bytes(string table, string field, Bytes? value, int max) => Bytes(table, field, value.GetValueOrDefault(), max);

    /// <summary>Exactly <paramref name="length"/> bytes.</summary>
    public static void FixedBytes(string table, string field, Bytes value, int length)
    {
        if (value.Length != length)
            Violation.WrongLength(table, field, value, length);
    }

    /// <inheritdoc cref="FixedBytes(string, string, Trestle.Bytes, int)"/>
    public static void FixedBytes(string table, string field, Bytes? value, int length)
    {
        if (value is { } some)
            FixedBytes(table, field, some, length);
    }

    /// <summary>A value that the enum declares.</summary>
    public static void Member<T>(string table, string field, T value, Func<T, bool> isDefined)
        where T : struct, Enum
    {
        if (!isDefined(value))
            Violation.NoMember(table, field, typeof(T).Name, value);
    }

    /// <inheritdoc cref="Member{T}(string, string, T, Func{T, bool})"/>
    public static void Member<T>(string table, string field, T? value, Func<T, bool> isDefined)
        where T : struct, Enum
    {
        if (value is { } some)
            Member(table, field, some, isDefined);
    }
}
