using Trestle.Tool.Importing.Sources;
using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Adds the indexes of a table.</summary>
sealed class IndexDraft(DraftTable table, IdMint ids)
{
    public void Add(SourceIndex from)
    {
        if (from.Obstacle is { } obstacle)
        {
            table.Remarks.Add($"Index '{from.Name}' is left out: {obstacle}");
            return;
        }
        var parts = from.Parts.Select(part => (Field: table.Field(part.Column)!, part.IsDescending)).ToList();
        if (IsKey(from, parts))
            return;
        if (Where(from) is not { } where)
        {
            table.Remarks.Add($"Index '{from.Name}' is left out: its condition ({from.Where}) cannot be said.");
            return;
        }
        var name = Name(parts);
        var index = new DraftIndex
        {
            Source = from.Name,
            Name = name,
            Doc = from.Doc,
            Id = ids.Of(table.Name, name),
            Parts = parts,
            IsUnique = from.IsUnique,
            Include = [.. from.Include.Select(table.Field).OfType<DraftField>().Except(parts.Select(part => part.Field)).Except(table.Key)],
            Where = where,
        };
        index.Remarks.AddRange(from.Remarks);
        table.Indexes.Add(index);
    }

    // The key finds rows and keeps them apart by itself.
    bool IsKey(SourceIndex from, List<(DraftField Field, bool IsDescending)> parts) =>
        from is { Where: null } && parts.All(part => !part.IsDescending) && parts.Select(part => part.Field).SequenceEqual(table.Key);

    List<(DraftField, string, SqlConstant)>? Where(SourceIndex from)
    {
        if (from.Where is null)
            return [];
        var comparisons = SqlCondition.Comparisons(from.Where);
        if (comparisons is null || !comparisons.All(comparison => !comparison.IsLength && table.Field(comparison.Column) is not null))
            return null;
        return [.. comparisons.Select(comparison => (table.Field(comparison.Column)!, comparison.Operator, comparison.Value))];
    }

    string Name(List<(DraftField Field, bool IsDescending)> parts)
    {
        var name = "By" + string.Concat(parts.Select(part => Names.Upper(part.Field.Name, "Field")));
        return Names.Free(name.Length > 50 ? name[..50] : name, table.Indexes.Select(index => index.Name));
    }
}
