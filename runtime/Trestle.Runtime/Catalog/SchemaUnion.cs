using System.ComponentModel;
using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Catalog;

/// <summary>
/// What the catalog holds when a program has opened a file: the program's schema, and beside it what the file has and the
/// program does not know. A file that is newer in every respect keeps its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SchemaUnion
{
    /// <summary>The union of what the file has and what the program has.</summary>
    /// <param name="stored">The schema in the file.</param>
    /// <param name="program">The schema of the program.</param>
    /// <param name="keepsIndexes">Whether indexes and references that the program lacks stay: where the store itself keeps them
    /// right.</param>
    public static SchemaShape Of(SchemaShape stored, SchemaShape program, bool keepsIndexes = false)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        var reserved = stored.Tables.Where(ReservedTables.Contains).ToList();
        var union = OfOwn(ReservedTables.LeaveOut(stored), program, keepsIndexes);
        return reserved.Count == 0 ? union : union with { Tables = ById(union.Tables.Concat(reserved)) };
    }

    static SchemaShape OfOwn(SchemaShape stored, SchemaShape program, bool keepsIndexes)
    {
        var union = program with
        {
            Enums = [.. Both(stored.Enums, program.Enums, shape => shape.Name, Of).OrderBy(shape => shape.Name, StringComparer.Ordinal)],
            Structs = [.. Both(stored.Structs, program.Structs, shape => shape.Name, Of)
                .OrderBy(shape => shape.Name, StringComparer.Ordinal)],
            Tables = ById(Both(stored.Tables, program.Tables, shape => shape.Id, (was, now) => Of(was, now, keepsIndexes))),
        };
        return IsNewer(stored, program, keepsIndexes) ? stored : union;
    }

    static TableShape[] ById(IEnumerable<TableShape> tables) => [.. tables.OrderBy(table => table.Id.ToString(), StringComparer.Ordinal)];

    // Nothing of the program's is news to the file, but something of the file's to the program: then its names are at least as new.
    static bool IsNewer(SchemaShape stored, SchemaShape program, bool keepsIndexes)
    {
        var known = Identities(program).ToHashSet();
        return known.IsProperSubsetOf(Identities(stored))
            && !program.Tables.Any(table => TakesAway(table, stored.FindTable(table.Id), keepsIndexes))
            && !program.Structs.Any(shape => Retires(shape.Retired, stored.Structs.FirstOrDefault(was => was.Name == shape.Name)?.Fields));
    }

    static bool TakesAway(TableShape table, TableShape? was, bool keepsIndexes) =>
        was is not null
        && (Retires(table.Retired, was.Fields)
            || (!keepsIndexes && was.Indexes.Any(index => table.Indexes.All(known => known.Id != index.Id))));

    static bool Retires(IReadOnlyList<int> retired, IReadOnlyList<FieldShape>? was) =>
        was is not null && was.Any(field => retired.Contains(field.Tag));

    static IEnumerable<(object Owner, object Member)> Identities(SchemaShape schema) =>
        schema.Enums.SelectMany(shape => shape.Members.Select(member => ((object)("enum " + shape.Name), (object)member.Value)))
            .Concat(schema.Structs.SelectMany(shape => shape.Fields.Select(field => ((object)("struct " + shape.Name), (object)field.Tag))))
            .Concat(schema.Tables.SelectMany(shape => shape.Fields.Select(field => ((object)shape.Id, (object)field.Tag))))
            .Concat(schema.Tables.SelectMany(shape => shape.Indexes.Select(index => ((object)shape.Id, (object)index.Id))));

    static EnumShape Of(EnumShape was, EnumShape now) =>
        now with
        {
            Members = [.. Both(was.Members, now.Members, member => member.Value, (_, member) => member)
            .OrderBy(member => member.Value)]
        };

    static StructShape Of(StructShape was, StructShape now) =>
        now with { Fields = Fields(was.Fields, now.Fields, now.Retired), Retired = Retired(was.Retired, now.Retired) };

    static TableShape Of(TableShape was, TableShape now, bool keepsIndexes)
    {
        var union = now with { Fields = Fields(was.Fields, now.Fields, now.Retired), Retired = Retired(was.Retired, now.Retired) };
        return !keepsIndexes ? union : union with
        {
            Indexes = [.. now.Indexes.Concat(Kept(was, union)).OrderBy(index => index.Id.ToString(), StringComparer.Ordinal)],
            References = [.. now.References.Concat(KeptReferences(was, union))
                .OrderBy(reference => reference.Name, StringComparer.Ordinal)],
        };
    }

    static IEnumerable<IndexShape> Kept(TableShape was, TableShape now) =>
        was.Indexes.Where(index => now.Indexes.All(known => known.Id != index.Id)).Select(index => Renamed(index, was, now));

    static IEnumerable<ReferenceShape> KeptReferences(TableShape was, TableShape now) =>
        was.References.Select(reference => Renamed(reference, was, now))
            .Where(reference => !now.References.Any(known => IsSame(known, reference)));

    static IndexShape Renamed(IndexShape index, TableShape was, TableShape now) => index with
    {
        Parts = [.. index.Parts.Select(part => part with { Field = Renamed(part.Field, was, now) })],
        Include = [.. index.Include.Select(field => Renamed(field, was, now))],
        Where = [.. index.Where.Select(condition => condition with { Field = Renamed(condition.Field, was, now) })],
    };

    static ReferenceShape Renamed(ReferenceShape reference, TableShape was, TableShape now) =>
        reference with { Fields = [.. reference.Fields.Select(field => Renamed(field, was, now))] };

    static bool IsSame(ReferenceShape one, ReferenceShape other) => one.To == other.To && one.Fields.SequenceEqual(other.Fields);

    static string Renamed(string field, TableShape was, TableShape now)
    {
        var tag = was.Fields.First(candidate => candidate.Name == field).Tag;
        return now.Fields.FirstOrDefault(candidate => candidate.Tag == tag)?.Name ?? field;
    }

    static FieldShape[] Fields(IReadOnlyList<FieldShape> was, IReadOnlyList<FieldShape> now, IReadOnlyList<int> retired) =>
        [.. Both([.. was.Where(field => !retired.Contains(field.Tag))], now, field => field.Tag, (_, field) => field)
            .OrderBy(field => field.Tag)];

    // A tag that any program has retired stays so, also for one that never heard of it.
    static int[] Retired(IReadOnlyList<int> was, IReadOnlyList<int> now) => [.. was.Union(now).Order()];

    static IEnumerable<T> Both<T, TId>(IReadOnlyList<T> was, IReadOnlyList<T> now, Func<T, TId> id, Func<T, T, T> merge)
        where TId : notnull
    {
        var before = was.ToDictionary(id);
        foreach (var shape in now)
            yield return before.Remove(id(shape), out var old) ? merge(old, shape) : shape;
        foreach (var rest in before.Values)
            yield return rest;
    }
}
