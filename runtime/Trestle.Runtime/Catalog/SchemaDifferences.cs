using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// Compares the schema in a file with that of the program, by identities and tags; names and docs do not matter. Reports as a
/// sentence each what keeps the program from reading the file's rows, or from keeping its indexes and references right.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaDifferences
{
    readonly SchemaShape stored;
    readonly SchemaShape program;
    readonly FieldComparison fields;
    readonly string? staleRemedy;
    readonly bool entriesHoldDefaults;
    readonly bool dividesTables;

    SchemaDifferences(SchemaShape stored, SchemaShape program, string? staleRemedy, bool entriesHoldDefaults, bool dividesTables)
    {
        this.dividesTables = dividesTables;
        this.entriesHoldDefaults = entriesHoldDefaults;
        this.stored = stored;
        this.program = program;
        this.staleRemedy = staleRemedy;
        fields = new FieldComparison(stored, program);
    }

    /// <summary>What stands against opening a file that holds <paramref name="stored"/> with <paramref name="program"/>.</summary>
    /// <param name="stored">The schema in the file.</param>
    /// <param name="program">The schema of the program.</param>
    /// <param name="staleRemedy">
    /// What to do about an index or reference that the program lacks, where it would stay and go wrong by the program's writes; null
    /// where the store itself keeps indexes and references right.
    /// </param>
    /// <param name="entriesHoldDefaults">
    /// Whether index entries hold the default of a field that the row itself lacks: another default would make them disagree.
    /// </param>
    /// <param name="dividesTables">Whether the store makes the partitions that a schema declares.</param>
    public static IReadOnlyList<string> Find(
        SchemaShape stored, SchemaShape program, string? staleRemedy, bool entriesHoldDefaults = false, bool dividesTables = false)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        return [.. new SchemaDifferences(stored, program, staleRemedy, entriesHoldDefaults, dividesTables).Find()];
    }

    IEnumerable<string> Find()
    {
        foreach (var was in stored.Tables)
        {
            var table = program.FindTable(was.Id);
            foreach (var difference in table is null ? Unknown(was) : Compare(was, table))
                yield return difference;
        }
    }

    // The program cannot see these rows, and deleting a row that they refer to would go unnoticed.
    IEnumerable<string> Unknown(TableShape was) =>
        from reference in was.References
        where staleRemedy is not null
        let target = program.FindTable(reference.To)
        where target is not null
        select $"Table '{was.Name}', which the program does not know, refers to table '{target.Name}' by '{reference.Name}'.";

    IEnumerable<string> Compare(TableShape was, TableShape now)
    {
        if (!Tags(was, was.Key).SequenceEqual(Tags(now, now.Key)))
            yield return $"The key of table '{now.Name}' is ({string.Join(", ", was.Key)}) in the file and "
                + $"({string.Join(", ", now.Key)}) in the program.";
        if (was.Serialization != now.Serialization)
            yield return $"Table '{now.Name}' is stored as {was.Serialization}, and the program reads {now.Serialization}.";
        if (was.IsVersioned != now.IsVersioned)
            yield return $"Table '{now.Name}' is stored {(was.IsVersioned ? "with" : "without")} versions, and the program expects the "
                + "opposite.";
        if (dividesTables && Division(was) != Division(now))
            yield return $"Table '{now.Name}' is {Division(was.Partition)} in the store and {Division(now.Partition)} in the program; "
                + "copy the database into a new one with CopyTo.";
        foreach (var difference in fields.Compare($"table '{now.Name}'", was.Fields, now.Fields, was.Retired, now.Retired))
            yield return difference;
        foreach (var difference in Nullability(was, now).Concat(Defaults(was, now)).Concat(Indexes(was, now)).Concat(References(was, now)))
            yield return difference;
    }

    static (int Tag, int Count)? Division(TableShape table) =>
        table.Partition is { } partition ? (Tag(table, partition.On), partition.Count) : null;

    static string Division(PartitionShape? partition) =>
        partition is null ? "not partitioned" : $"partitioned by '{partition.On}' into {partition.Count}";

    // A key or index entry shows by a byte whether a nullable part is present: its entries would all have to be written again.
    static IEnumerable<string> Nullability(TableShape was, TableShape now) =>
        from field in now.Fields
        let before = was.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag)
        where before is { IsNullable: false } && field.IsNullable && IsIndexed(was, before.Name)
        select $"Field '{field.Name}' of table '{now.Name}' has become nullable, and an index holds it.";

    // A row from before the field has no value of it, and shows the default of the program: its entries show that of their time.
    IEnumerable<string> Defaults(TableShape was, TableShape now) =>
        from field in now.Fields
        let before = was.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag)
        where entriesHoldDefaults && before is not null && (before.Default is not null || before.IsNullable) && before.Default != field.Default
        from index in was.Indexes
        where now.Indexes.Any(known => known.Id == index.Id) && Holds(index, before.Name)
        select $"The default of field '{field.Name}' of table '{now.Name}' has changed, and index '{index.Name}' may hold the old one; "
            + "give the index a new id.";

    static bool Holds(IndexShape index, string field) =>
        index.Include.Contains(field) || index.Parts.Any(part => part.Field == field) || index.Where.Any(condition => condition.Field == field);

    static bool IsIndexed(TableShape table, string field) =>
        table.Indexes.Any(index => index.Include.Contains(field) || index.Parts.Any(part => part.Field == field));

    IEnumerable<string> Indexes(TableShape was, TableShape now)
    {
        foreach (var before in was.Indexes)
        {
            var index = now.Indexes.FirstOrDefault(candidate => candidate.Id == before.Id);
            if (index is null && staleRemedy is not null)
                yield return $"The file has index '{before.Name}' of table '{now.Name}', which the program does not know "
                    + $"and would let go stale; {staleRemedy}.";
            else if (index is not null && !IsSame(was, before, now, index))
                yield return $"Index '{index.Name}' of table '{now.Name}' has changed under its id; give the changed index a new id.";
        }
    }

    IEnumerable<string> References(TableShape was, TableShape now) =>
        from before in was.References
        where staleRemedy is not null && !now.References.Any(known =>
            known.To == before.To && Tags(was, before.Fields).SequenceEqual(Tags(now, known.Fields)))
        select $"The file has reference '{before.Name}' of table '{now.Name}', which the program does not know and would not keep; "
            + $"{staleRemedy}.";

    /// <summary>Whether two indexes have the same parts, included fields and conditions, by tags.</summary>
    public static bool IsSame(TableShape was, IndexShape before, TableShape now, IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(index);
        return before.IsUnique == index.IsUnique
            && before.Parts.Select(part => (Tag(was, part.Field), part.IsDescending))
                .SequenceEqual(index.Parts.Select(part => (Tag(now, part.Field), part.IsDescending)))
            && Tags(was, before.Include).SequenceEqual(Tags(now, index.Include))
            && Conditions(was, before).SequenceEqual(Conditions(now, index));
    }

    static IEnumerable<(int Tag, string Operator, string Value)> Conditions(TableShape table, IndexShape index) =>
        index.Where.Select(condition => (Tag(table, condition.Field), condition.Operator, condition.Value));

    static IEnumerable<int> Tags(TableShape table, IEnumerable<string> names) => names.Select(name => Tag(table, name));

    static int Tag(TableShape table, string name) => table.Fields.First(field => field.Name == name).Tag;
}
