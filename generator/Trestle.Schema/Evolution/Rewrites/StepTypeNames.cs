using System.Globalization;
using Trestle.Schema.Linking;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>Names the classes of steps: <c>20260103090000-split-name</c> becomes <c>SplitName</c>, if no step before it is called so.</summary>
sealed class StepTypeNames
{
    // What the class itself holds.
    readonly HashSet<string> taken = new(["Before", "After", "Rows", "Structs", "Rewrite", "Transform", "Restore", "Measure"], StringComparer.OrdinalIgnoreCase);

    public string Next(string name)
    {
        var digits = name.TakeWhile(char.IsDigit).Count();
        var rest = Identifier(name.Substring(digits));
        var wanted = rest.Length == 0 || char.IsDigit(rest[0]) ? "Step" + Identifier(name) : rest;
        if (taken.Add(wanted))
            return wanted;
        var full = wanted + name.Substring(0, digits);
        for (var number = 2; !taken.Add(full); number++)
            full = wanted + name.Substring(0, digits) + "_" + number.ToString(CultureInfo.InvariantCulture);
        return full;
    }

    // Letters and digits that every compiler knows; all else parts words.
    static string Identifier(string name) => PascalCase.Of(string.Concat(name.Select(c => IsPlain(c) ? c : '_')));

    static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
