using System.Globalization;

namespace Trestle.Schema.Canonical;

/// <summary>The shortest text that reads back as the same number, on every .NET: the format "R" differs between them.</summary>
static class NumberText
{
    static readonly string[] Formats = ["G15", "G16", "G17"];

    public static string Shortest(double value) =>
        Formats.Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(text => double.Parse(text, CultureInfo.InvariantCulture).Equals(value));
}
