using System.Globalization;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Stats;

/// <summary>
/// Reads a stats file, <c>tables: { &lt;id&gt;: { name: orders, rows: 1200000, bytes: 480000000 } }</c>. What is wrong in it never fails
/// a build: the schema compiles without it.
/// </summary>
public static class StatsParser
{
    const string Remedy = "Let 'trestle stats --write' write the file anew.";

    const int Told = 10;

    /// <summary>Parses a file. Never throws on any text: what is wrong is in <see cref="ParsedStats.Problems"/>.</summary>
    public static ParsedStats Parse(SourceFile file)
    {
        var problems = new List<Problem>();
        var yaml = new ProblemBag();
        var sizes = new List<TableSize>();
        if (YamlReader.Read(file, yaml).Root is YamlMapping root && !yaml.All.Any())
            Read(root, sizes, problems);
        else
            Report(problems, yaml.All.FirstOrDefault()?.Span ?? new SourceSpan(file.Path, 0, 0, 0, 0, 0, 0), "The stats file is not a map in YAML.");
        return new(file, new(sizes), new(problems.Take(Told)));
    }

    static void Read(YamlMapping root, List<TableSize> sizes, List<Problem> problems)
    {
        if (root.Entries.FirstOrDefault(entry => entry.Key.Text == "tables")?.Value is not YamlMapping tables)
        {
            Report(problems, root.Span, "The stats file has no map 'tables'.");
            return;
        }
        foreach (var entry in tables.Entries)
        {
            if (Guid.TryParseExact(entry.Key.Text, "D", out var id) && entry.Value is YamlMapping table
                && Number(table, "rows") is { } rows && Number(table, "bytes") is { } bytes)
                sizes.Add(new(id, rows, bytes));
            else
                Report(problems, entry.Key.Span, $"'{ValueReader.Short(entry.Key.Text)}' is not the id of a table with its 'rows' and 'bytes'.");
        }
    }

    static long? Number(YamlMapping table, string word) =>
        table.Entries.FirstOrDefault(entry => entry.Key.Text == word)?.Value is YamlScalar scalar
        && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    static void Report(List<Problem> problems, SourceSpan span, string fact) => problems.Add(new(AdviceRules.UnreadableStats, $"{fact} {Remedy}", span));
}
