using Trestle.Tool.Importing.Sources;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Chooses the key of a table; one without a primary key gets what comes next.</summary>
static class KeyDraft
{
    public static void Choose(DraftTable table, SourceTable from)
    {
        var key = Fields(table, from.Key);
        if (key.Count == 0)
            key = Unique(table, from) ?? [Added(table)];
        foreach (var field in key.Where(field => field.IsNullable))
        {
            field.Remarks.Add("The source lets this part of the key be null, which no key can be.");
            field.IsNullable = false;
        }
        foreach (var field in table.Fields.Where(field => field.IsSequence && (key.Count > 1 || key[0] != field)))
        {
            field.Remarks.Add("The source numbers new rows here, which is done for a field that is the whole key only.");
            field.IsSequence = false;
        }
        table.Key = key;
    }

    static List<DraftField>? Unique(DraftTable table, SourceTable from)
    {
        var index = from.Indexes.Where(index => index is { IsUnique: true, Where: null, Obstacle: null })
            .FirstOrDefault(index => index.Parts.All(part => table.Field(part.Column) is { IsNullable: false }));
        if (index is null)
            return null;
        table.Remarks.Add($"The source has no primary key. Its unique index '{index.Name}' was taken for it.");
        return Fields(table, index.Parts.Select(part => part.Column));
    }

    static DraftField Added(DraftTable table)
    {
        table.Remarks.Add("The source has no primary key, and nothing unique that could be it. A field with numbers was added.");
        var field = new DraftField
        {
            Source = "",
            Name = Names.Free("id", table.Fields.Select(known => known.Name)),
            Tag = table.Fields.Count + 1,
            Type = new FieldType("int64"),
            Select = null,
            IsSequence = true,
        };
        table.Fields.Add(field);
        return field;
    }

    static List<DraftField> Fields(DraftTable table, IEnumerable<string> columns) => [.. columns.Select(table.Field).OfType<DraftField>()];
}
