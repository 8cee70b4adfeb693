using System.Globalization;

namespace Trestle.Schema.Evolution.Items;

/// <summary>A part of an index: <c>3</c>, or <c>3 desc</c>.</summary>
sealed record IndexedTag(int Tag, bool IsDescending)
{
    const string Suffix = " desc";

    /// <summary>Null when the value is no part.</summary>
    public static IndexedTag? Of(FactValue value)
    {
        if (value.Number is { } tag)
            return new(tag, false);
        var text = value.Text ?? "";
        return text.EndsWith(Suffix, StringComparison.Ordinal)
            && int.TryParse(text.Substring(0, text.Length - Suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out tag)
            ? new(tag, true)
            : null;
    }

    public FactValue ToValue() => IsDescending ? FactValue.Of(Tag.ToString(CultureInfo.InvariantCulture) + Suffix) : FactValue.Of(Tag);
}
