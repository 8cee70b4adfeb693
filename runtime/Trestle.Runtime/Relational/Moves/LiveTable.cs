using System.ComponentModel;
using Trestle.Migrations;

namespace Trestle.Relational.Moves;

/// <summary>A table as the server or the file itself describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">What it consists of, each with its description.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LiveTable(string Name, IReadOnlyDictionary<LivePart, string> Parts)
{
    /// <summary>
    /// What <paramref name="actual"/> has otherwise than <paramref name="expected"/>, which the same store has described.
    /// <paramref name="repair"/> gives the statements; null descriptions are of what is not there. Tables beside, with a reserved name, are left out.
    /// </summary>
    public static IReadOnlyList<StoreDrift> Compare(
        IReadOnlyList<LiveTable> expected, IReadOnlyList<LiveTable> actual, Func<LiveDifference, string> repair)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(repair);
        var found = actual.ToDictionary(table => table.Name);
        var wanted = expected.ToDictionary(table => table.Name);
        var missing = expected.Where(table => !found.ContainsKey(table.Name)).Select(table => new LiveDifference(table.Name, null, "", null));
        var beside = actual.Where(table => !wanted.ContainsKey(table.Name) && !table.Name.StartsWith(ReservedTables.Prefix, StringComparison.Ordinal))
            .Select(table => new LiveDifference(table.Name, null, null, ""));
        var different = expected.Where(table => found.ContainsKey(table.Name)).SelectMany(table => Compare(table, found[table.Name]));
        return [.. missing.Concat(beside).Concat(different).Select(difference => new StoreDrift(difference.Sentence, repair(difference)))];
    }

    static IEnumerable<LiveDifference> Compare(LiveTable expected, LiveTable actual) =>
        from part in expected.Parts.Keys.Union(actual.Parts.Keys).OrderBy(part => part.Kind).ThenBy(part => part.Name, StringComparer.Ordinal)
        let wanted = expected.Parts.GetValueOrDefault(part)
        let found = actual.Parts.GetValueOrDefault(part)
        where wanted != found
        // What a column is like goes without saying where there is none.
        where part.Kind is not (LiveKind.Presence or LiveKind.Default) || (IsThere(expected, part) && IsThere(actual, part))
        select new LiveDifference(expected.Name, part, wanted, found);

    static bool IsThere(LiveTable table, LivePart part) => table.Parts.ContainsKey(new(LiveKind.Column, part.Name));
}

/// <summary>What a table consists of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LiveKind
{
    /// <summary>A column, described by its type.</summary>
    Column,

    /// <summary>Whether a column may be null.</summary>
    Presence,

    /// <summary>The default of a column.</summary>
    Default,

    /// <summary>The primary key.</summary>
    Key,

    /// <summary>A check.</summary>
    Check,

    /// <summary>A foreign key.</summary>
    Reference,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A trigger.</summary>
    Trigger,
}

/// <summary>A part of a table.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LivePart(LiveKind Kind, string Name);

/// <summary>Something that is otherwise than it should be.</summary>
/// <param name="Table">The table.</param>
/// <param name="Part">The part of it; null for all of it.</param>
/// <param name="Expected">As it should be; null for not at all.</param>
/// <param name="Actual">As it is; null for not at all.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LiveDifference(string Table, LivePart? Part, string? Expected, string? Actual)
{
    /// <summary>The difference in a sentence.</summary>
    public string Sentence => (Part, Expected, Actual) switch
    {
        (null, not null, _) => $"Table '{Table}' is missing.",
        (null, _, _) => $"Table '{Table}' is in the store and not in the schema.",
        (_, not null, null) => $"{What} is missing.",
        (_, null, _) => $"{What} is in the store and not in the schema.",
        _ => $"{What} is {Actual} in the store and {Expected} by the schema.",
    };

    string What => Part!.Kind switch
    {
        LiveKind.Presence => $"Nullability of column '{Part.Name}' of table '{Table}'",
        LiveKind.Default => $"The default of column '{Part.Name}' of table '{Table}'",
        LiveKind.Key => $"The primary key of table '{Table}'",
        LiveKind.Reference => $"The foreign key '{Part.Name}' of table '{Table}'",
        var kind => $"{kind} '{Part.Name}' of table '{Table}'",
    };
}
