using Trestle.Catalog;
using Trestle.Layout;

namespace Trestle.Lmdb.Migrations;

/// <summary>
/// Which indexes and references go on as they are when a schema changes: those whose entries say the same in the same form. All others are
/// built and checked again, which is never wrong.
/// </summary>
sealed class EntryForms(SchemaShape was, SchemaShape now)
{
    readonly bool hasSameTypes = Types(was).ToJson().AsSpan().SequenceEqual(Types(now).ToJson());

    public bool Keeps(TableShape before, IndexShape index, TableShape after) =>
        after.Indexes.FirstOrDefault(known => known.Id == index.Id) is { } same
        && SchemaDifferences.IsSame(before, index, after, same)
        && Fields(index).All(name => IsSame(Field(before, name), after));

    public bool Keeps(TableShape before, ReferenceShape reference, TableShape after) => after.References.Any(known =>
        known.To == reference.To && Tags(after, known).SequenceEqual(Tags(before, reference)))
        && reference.Fields.All(name => IsSame(Field(before, name), after));

    bool IsSame(FieldShape before, TableShape table) =>
        table.Fields.FirstOrDefault(field => field.Tag == before.Tag) is { } after
        && after.Type == before.Type && after.IsNullable == before.IsNullable && after.Default == before.Default
        && (hasSameTypes || !IsNamed(before.Type));

    bool IsNamed(string type) => was.Enums.Any(shape => Names(type, shape.Name)) || was.Structs.Any(shape => Names(type, shape.Name));

    static bool Names(string type, string name) => type.Contains(name, StringComparison.Ordinal);

    static IEnumerable<string> Fields(IndexShape index) =>
        index.Parts.Select(part => part.Field).Concat(index.Include).Concat(index.Where.Select(condition => condition.Field));

    static IEnumerable<int> Tags(TableShape table, ReferenceShape reference) => reference.Fields.Select(name => Field(table, name).Tag);

    static FieldShape Field(TableShape table, string name) => table.Fields.First(field => field.Name == name);

    static SchemaShape Types(SchemaShape schema) => new("", schema.Enums, schema.Structs, []);
}
