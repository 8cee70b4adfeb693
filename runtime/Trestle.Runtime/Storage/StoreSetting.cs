using System.Globalization;

namespace Trestle.Storage;

/// <summary>One option of a store as a configuration has it: text. Reading it as something else throws <see cref="FormatException"/>.</summary>
/// <param name="Path">Where it stands in the configuration, for messages: <c>History:MaxReaders</c>.</param>
/// <param name="Name">The name of the option; capitals do not count.</param>
/// <param name="Text">Its value.</param>
public readonly record struct StoreSetting(string Path, string Name, string Text)
{
    /// <summary>A whole number.</summary>
    public int Int32() => int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong("no whole number of 32 bits", "Give one in digits.");

    /// <summary>A whole number.</summary>
    public long Int64() => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong("no whole number", "Give one in digits.");

    /// <summary>True or false.</summary>
    public bool Boolean() => bool.TryParse(Text, out var value) ? value : throw Wrong("neither true nor false", "Give one of them.");

    /// <summary>A time as <c>hours:minutes:seconds</c>, or <c>infinite</c>.</summary>
    public TimeSpan Duration()
    {
        if (Text.Equals("infinite", StringComparison.OrdinalIgnoreCase))
            return Timeout.InfiniteTimeSpan;
        return Text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(Text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong("no time", "Give hours:minutes:seconds, as 00:00:05, or infinite.");
    }

    /// <summary>One of the names of an enum; capitals do not count.</summary>
    public TEnum Enum<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var name in System.Enum.GetNames<TEnum>())
        {
            if (name.Equals(Text, StringComparison.OrdinalIgnoreCase))
                return System.Enum.Parse<TEnum>(name);
        }
        throw Wrong("none of the values there are", $"Give one of {string.Join(", ", System.Enum.GetNames<TEnum>())}.");
    }

    FormatException Wrong(string what, string remedy) => new($"'{Path}' is '{Text}', which is {what}. {remedy}");
}
