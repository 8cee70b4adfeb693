using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Stats;

/// <summary>What all stats files say, by the ids of tables. Equal when their tables are.</summary>
/// <param name="All">Ordered by id.</param>
/// <param name="Problems">What is wrong with the files.</param>
public sealed record TableSizes(EquatableArray<TableSize> All, EquatableArray<Problem> Problems)
{
    /// <summary>No stats file.</summary>
    public static TableSizes None { get; } = new(new([]), new([]));

    /// <summary>Of two files that know a table the larger number counts: stores differ, and code must do for each.</summary>
    public static TableSizes Of(IEnumerable<ParsedStats> files)
    {
        var parsed = files.OrderBy(file => file.Source.Path, StringComparer.Ordinal).ToArray();
        var largest = parsed.SelectMany(file => file.Tables)
            .GroupBy(table => table.Id)
            .Select(group => group.OrderByDescending(table => table.Rows).First());
        return new(new(largest.OrderBy(table => table.Id)), new(parsed.SelectMany(file => file.Problems)));
    }

    /// <summary>Null when no file knows the table.</summary>
    public TableSize? Find(Guid id) => All.FirstOrDefault(table => table.Id == id);
}
