using System.Globalization;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>What is wrong with a plain value: fact and remedy, to which the reader adds the names of field and record.</summary>
static class PlainError
{
    const int ShownLength = 40;

    public static FormatException Wrong(object value, string expected, string? remedy = null) =>
        new($"{Show(value)} is not {expected}. {remedy ?? $"Give {expected}."}");

    public static FormatException NullElement() => new("An element is null. Leave it out.");

    static string Show(object value) => value switch
    {
        JsonElement json => Shorten(json.GetRawText()),
        string text => $"'{Shorten(text)}'",
        _ => $"{Shorten(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")} ({value.GetType()})",
    };

    static string Shorten(string text) => text.Length > ShownLength ? text[..ShownLength] + "..." : text;
}
