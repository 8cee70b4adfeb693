using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// Compares the names inside structs, lists and maps. Relational stores keep these as JSON by names, for people to read: there a
/// name is more than a label, and one that changes leaves rows that cannot be read.
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

    /// <summary>What stands against reading the documents in a store that holds <paramref name="stored"/>, one sentence each.</summary>
    public static IReadOnlyList<string> Differences(SchemaShape stored, SchemaShape program)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        return [.. new DocumentNames(stored, program).Find()];
    }

    IEnumerable<string> Find() =>
        from table in program.Tables
        let was = stored.FindTable(table.Id)
        where was is not null
        from field in table.Fields
        let before = was.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag)
        where before is not null && program.Enums.All(shape => shape.Name != field.Type)
        from difference in Compare(before.Type, field.Type)
        select difference;

    IEnumerable<string> Compare(string was, string now)
    {
        was = Inner(was);
        now = Inner(now);
        if (!seen.Add(now))
            return [];
        if (program.Structs.FirstOrDefault(shape => shape.Name == now) is { } shape && stored.Structs.FirstOrDefault(candidate => candidate.Name == was) is { } before)
            return Compare(before, shape);
        return program.Enums.FirstOrDefault(candidate => candidate.Name == now) is { } members && stored.Enums.FirstOrDefault(candidate => candidate.Name == was) is { } known
            ? Compare(known, members)
            : [];
    }

    IEnumerable<string> Compare(StructShape was, StructShape now)
    {
        foreach (var before in was.Fields)
        {
            var field = now.Fields.FirstOrDefault(candidate => candidate.Tag == before.Tag);
            if (field?.Name != before.Name)
                yield return $"Field '{before.Name}' of struct '{now.Name}' is {(field is null ? "unknown to the program" : $"called '{field.Name}' in the program")}, and the documents in the store hold it by its name.";
            else
            {
                foreach (var difference in Compare(before.Type, field.Type))
                    yield return difference;
            }
        }
    }

    static IEnumerable<string> Compare(EnumShape was, EnumShape now) =>
        from before in was.Members
        let member = now.Members.FirstOrDefault(candidate => candidate.Value == before.Value)
        where member?.Name != before.Name
        select $"Member '{before.Name}' of enum '{now.Name}' is {(member is null ? "unknown to the program" : $"called '{member.Name}' in the program")}, and the documents in the store hold it by its name.";

    // list<T> and map<string, T> to T.
    static string Inner(string type)
    {
        var open = type.IndexOf('<', StringComparison.Ordinal);
        return open < 0 ? type : type[(open + 1)..^1].Split(',')[^1].Trim();
    }
}
