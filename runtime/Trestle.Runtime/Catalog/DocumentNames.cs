using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// Compares what occurs inside structs, lists and maps. Relational stores keep these as JSON by names, and a program can read only the
/// names that it knows: there, unlike in a row, something that a newer program added is not carried along.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentNames
{
    readonly SchemaShape stored;
    readonly SchemaShape program;
    readonly HashSet<string> seen = [];

    DocumentNames(SchemaShape stored, SchemaShape program)
    {
        this.stored = stored;
        this.program = program;
    }

    /// <summary>
    /// What documents in a store that holds <paramref name="stored"/> may contain and the program does not know, one sentence each.
    /// </summary>
    public static IReadOnlyList<string> Unknown(SchemaShape stored, SchemaShape program)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        return [.. new DocumentNames(stored, program).Find()];
    }

    /// <summary>Whether documents in a store that holds <paramref name="stored"/> have names other than those of the program.</summary>
    public static bool AnyRenamed(SchemaShape stored, SchemaShape program)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        var change = new DocumentChange(stored, program);
        return Pairs(stored, program).Any(pair => change.IsNeeded(pair.Was, pair.Now));
    }

    IEnumerable<string> Find() => Pairs(stored, program)
        .Where(pair => program.Enums.All(shape => shape.Name != pair.Now))
        .SelectMany(pair => Compare(pair.Was, pair.Now));

    // The types of the fields that both have.
    static IEnumerable<(string Was, string Now)> Pairs(SchemaShape stored, SchemaShape program) =>
        from table in program.Tables
        let was = stored.FindTable(table.Id)
        where was is not null
        from field in table.Fields
        let before = was.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag)
        where before is not null
        select (before.Type, field.Type);

    IEnumerable<string> Compare(string was, string now)
    {
        (was, now) = (DocumentChange.Element(was) ?? was, DocumentChange.Element(now) ?? now);
        if (!seen.Add(now))
            return [];
        if (program.Structs.FirstOrDefault(shape => shape.Name == now) is { } shape
            && stored.Structs.FirstOrDefault(candidate => candidate.Name == was) is { } before)
            return Compare(before, shape);
        return program.Enums.FirstOrDefault(candidate => candidate.Name == now) is { } members
            && stored.Enums.FirstOrDefault(candidate => candidate.Name == was) is { } known
            ? Compare(known, members)
            : [];
    }

    IEnumerable<string> Compare(StructShape was, StructShape now)
    {
        foreach (var before in was.Fields)
        {
            var field = now.Fields.FirstOrDefault(candidate => candidate.Tag == before.Tag);
            if (field is null && !now.Retired.Contains(before.Tag))
                yield return $"Field '{before.Name}' (tag {before.Tag}) of struct '{now.Name}' is unknown to the program, and documents "
                    + "in the store hold it; list the tag under 'retired' if the field is gone for good.";
            foreach (var difference in field is null ? [] : Compare(before.Type, field.Type))
                yield return difference;
        }
    }

    static IEnumerable<string> Compare(EnumShape was, EnumShape now) =>
        from before in was.Members
        where now.Members.All(member => member.Value != before.Value)
        select $"Member '{before.Name}' ({before.Value}) of enum '{now.Name}' is unknown to the program, and documents in the store may "
            + "hold it.";
}
