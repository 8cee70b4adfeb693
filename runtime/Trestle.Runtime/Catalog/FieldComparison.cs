using System.Globalization;
using System.Text.RegularExpressions;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>Whether rows written with some fields can be read with others, tag by tag.</summary>
sealed partial class FieldComparison(SchemaShape stored, SchemaShape program)
{
    public IEnumerable<string> Compare(
        string owner, IReadOnlyList<FieldShape> was, IReadOnlyList<FieldShape> now,
        IReadOnlyList<int> wasRetired, IReadOnlyList<int> nowRetired)
    {
        foreach (var field in now)
        {
            var before = was.FirstOrDefault(candidate => candidate.Tag == field.Tag);
            foreach (var difference in before is null ? Added(owner, field, wasRetired) : Kept(owner, before, field))
                yield return difference;
        }
        foreach (var before in was.Where(before => now.All(field => field.Tag != before.Tag)))
        {
            if (!MayBeAbsent(before) && !nowRetired.Contains(before.Tag))
                yield return $"The program lacks field '{before.Name}' (tag {before.Tag}) of {owner}, which has neither null nor a "
                    + "default; list the tag under 'retired' if the field is gone for good.";
        }
    }

    static bool MayBeAbsent(FieldShape field) => field.IsNullable || field.Default is not null;

    static IEnumerable<string> Added(string owner, FieldShape field, IReadOnlyList<int> wasRetired)
    {
        if (wasRetired.Contains(field.Tag))
            yield return $"Field '{field.Name}' of {owner} uses tag {field.Tag}, which the file has as retired; "
                + "give it a tag that was never used.";
        else if (!MayBeAbsent(field))
            yield return $"Field '{field.Name}' (tag {field.Tag}) of {owner} is new, and the rows in the file have no value for it; "
                + "make it nullable or give it a default.";
    }

    IEnumerable<string> Kept(string owner, FieldShape was, FieldShape now)
    {
        if (!IsReadable(was.Type, now.Type))
            yield return $"Field '{now.Name}' (tag {now.Tag}) of {owner} is {was.Type} in the file and {now.Type} in the program.";
        if (was.IsNullable && !now.IsNullable)
            yield return $"Field '{now.Name}' (tag {now.Tag}) of {owner} may be null in the file and not in the program.";
    }

    bool IsReadable(string was, string now)
    {
        if (was == now && stored.Structs.All(shape => shape.Name != was))
            return true;
        if (Generic(was) is { } wasElement && Generic(now) is { } nowElement)
            return wasElement.Kind == nowElement.Kind && IsReadable(wasElement.Element, nowElement.Element);
        return IsSameEnum(was, now) || IsSameStruct(was, now) || IsSameButForLength(was, now) || IsWiderDecimal(was, now);
    }

    // Names of enums and structs are labels; what counts is what they hold. A value without a member is still a number.
    bool IsSameEnum(string was, string now) =>
        stored.Enums.Any(shape => shape.Name == was) && program.Enums.Any(shape => shape.Name == now);

    bool IsSameStruct(string was, string now)
    {
        var before = stored.Structs.FirstOrDefault(shape => shape.Name == was);
        var after = program.Structs.FirstOrDefault(shape => shape.Name == now);
        return before is not null && after is not null && !Compare(now, before.Fields, after.Fields, before.Retired, after.Retired).Any();
    }

    // A greatest length is a check on writes, like a greatest value: rows that are longer stay readable.
    static bool IsSameButForLength(string was, string now) =>
        Lengths().Match(was) is { Success: true } before && Lengths().Match(now) is { Success: true } after
        && before.Groups["kind"].Value == after.Groups["kind"].Value;

    static bool IsWiderDecimal(string was, string now)
    {
        var (before, after) = (Decimals().Match(was), Decimals().Match(now));
        if (!before.Success || !after.Success || before.Groups["scale"].Value != after.Groups["scale"].Value)
            return false;
        var (from, to) = (Precision(before), Precision(after));
        return from <= to && from > 18 == to > 18;
    }

    static int Precision(Match match) => int.Parse(match.Groups["precision"].Value, CultureInfo.InvariantCulture);

    static (string Kind, string Element)? Generic(string type)
    {
        var match = Generics().Match(type);
        return match.Success ? (match.Groups["kind"].Value, match.Groups["element"].Value) : null;
    }

    [GeneratedRegex(@"^((?<kind>string)(\(\d+\))?|(?<kind>bytes)(\(max \d+\))?)$")]
    private static partial Regex Lengths();

    [GeneratedRegex(@"^decimal\((?<precision>\d+), ?(?<scale>\d+)\)$")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^((?<kind>list)<(?<element>.+)>|(?<kind>map)<string, ?(?<element>.+)>)$")]
    private static partial Regex Generics();
}
