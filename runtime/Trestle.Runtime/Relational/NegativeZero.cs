using System.ComponentModel;

namespace Trestle.Relational;

/// <summary>
/// Keeps -0 apart from 0 in columns whose store takes them for the same number: -0 is stored as the greatest of all negative numbers,
/// which therefore cannot be stored itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NegativeZero
{
    /// <summary>The number as a column holds it. Throws <see cref="CheckViolationException"/> for the one whose place -0 takes.</summary>
    public static double ToStored(double value, string store) => value switch
    {
        0 when double.IsNegative(value) => -double.Epsilon,
        -double.Epsilon => throw Refused(store, "-4.94E-324"),
        _ => value,
    };

    /// <inheritdoc cref="ToStored(double, string)"/>
    public static float ToStored(float value, string store) => value switch
    {
        0 when float.IsNegative(value) => -float.Epsilon,
        -float.Epsilon => throw Refused(store, "-1.4E-45"),
        _ => value,
    };

    /// <summary>The number of which a column holds the form.</summary>
    public static double FromStored(double value) => value == -double.Epsilon ? -0.0 : value;

    /// <inheritdoc cref="FromStored(double)"/>
    public static float FromStored(float value) => value == -float.Epsilon ? -0.0f : value;

    static CheckViolationException Refused(string store, string number) =>
        new("", "", $"{store} cannot hold the number {number} apart from -0. Write 0 instead.");
}
