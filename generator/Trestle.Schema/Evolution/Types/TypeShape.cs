using System.Globalization;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Types;

/// <summary>A type as the canonical form spells it, taken apart.</summary>
/// <param name="Name">For example <c>decimal</c>, <c>list</c>, or the name of an enum or a struct.</param>
/// <param name="Arguments">The numbers in brackets.</param>
/// <param name="IsMaximum">Whether the number is a greatest length, as in <c>bytes(max 20)</c>.</param>
/// <param name="Argument">What stands in brackets.</param>
/// <param name="Element">What a list or a map holds.</param>
sealed record TypeShape(string Name, EquatableArray<int> Arguments, bool IsMaximum, string Argument, TypeShape? Element)
{
    /// <summary>Never fails: a text that is no type gives a type that is like no other.</summary>
    public static TypeShape Parse(string text)
    {
        var open = text.IndexOfAny(['(', '<']);
        if (open < 0)
            return new(text, default, false, "", null);
        var (name, inner) = (text.Substring(0, open), text.Substring(open + 1, Math.Max(0, text.Length - open - 2)));
        if (text[open] == '<')
            return new(name, default, false, "", Parse(inner.Substring(inner.IndexOf(',') + 1).Trim()));
        var isMaximum = name == "string" || inner.StartsWith("max ", StringComparison.Ordinal);
        return new(name, new(Numbers(inner.Replace("max ", ""))), isMaximum, inner, null);
    }

    static IEnumerable<int> Numbers(string text) => text.Split(',')
        .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)
        .OfType<int>();
}
