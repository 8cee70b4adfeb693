using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Catalog;

/// <summary>
/// The schema of a program with the names that a store has for the same things: tables by identity, fields by tag, indexes by
/// identity. Names are labels; a program that still has the old ones goes on working.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NamedSchema
{
    /// <summary>The schema to make statements from.</summary>
    public static SchemaShape Of(SchemaShape stored, SchemaShape program)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(program);
        return program with
        {
            Tables = [.. program.Tables
            .Select(table => stored.FindTable(table.Id) is { } named ? Of(named, table) : table)]
        };
    }

    static TableShape Of(TableShape stored, TableShape program)
    {
        var names = program.Fields.ToDictionary(
            field => field.Name, field => stored.Fields.FirstOrDefault(known => known.Tag == field.Tag)?.Name ?? field.Name);
        return program with
        {
            Name = stored.Name,
            Key = [.. program.Key.Select(field => names[field])],
            Fields = [.. program.Fields.Select(field => field with { Name = names[field.Name] })],
            Indexes = [.. program.Indexes.Select(index => Of(index, stored, names))],
            References = [.. program.References
                .Select(reference => reference with { Fields = [.. reference.Fields.Select(field => names[field])] })],
            Partition = program.Partition is { } partition ? partition with { On = names[partition.On] } : null,
        };
    }

    static IndexShape Of(IndexShape index, TableShape stored, Dictionary<string, string> names) => index with
    {
        Name = stored.Indexes.FirstOrDefault(known => known.Id == index.Id)?.Name ?? index.Name,
        Parts = [.. index.Parts.Select(part => part with { Field = names[part.Field] })],
        Include = [.. index.Include.Select(field => names[field])],
        Where = [.. index.Where.Select(condition => condition with { Field = names[condition.Field] })],
    };
}
