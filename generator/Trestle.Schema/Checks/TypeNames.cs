using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The C# types that the schemas of one namespace become: no two alike, not even by capitals, since each has a file of its own.</summary>
/// <param name="problems">Where clashes are reported.</param>
sealed class TypeNames(ProblemBag problems)
{
    static readonly string[] RecordSuffixes = ["", "Key", "View", "Layout", "Table", "Reader"];
    static readonly string[] SchemaSuffixes = ["Db", "ReadTransaction", "WriteTransaction"];

    readonly Dictionary<string, (string What, WordNode At)> taken = new(StringComparer.OrdinalIgnoreCase);

    public void AddSchema(WordNode name) => Add($"schema '{name.Text}'", name, SchemaSuffixes.Select(suffix => name.Text + suffix));

    public void Add(SchemaNode root)
    {
        foreach (var node in root.Enums)
            Add($"enum '{node.Name.Text}'", node.Name, [node.Name.Text]);
        foreach (var node in root.Structs)
            Add($"struct '{node.Name.Text}'", node.Name, [node.Name.Text, node.Name.Text + "View"]);
        foreach (var node in root.Tables)
        {
            if (node.Record is { } record)
                Add($"table '{node.Name.Text}'", record, TypesOf(node, record.Text));
        }
    }

    static IEnumerable<string> TypesOf(TableNode node, string record) =>
        RecordSuffixes.Select(suffix => record + suffix).Concat(node.Indexes.Select(index => record + index.Name.Text + "Index"));

    void Add(string what, WordNode at, IEnumerable<string> names)
    {
        if (!NameForm.Upper.Matches(at.Text) && !what.StartsWith("schema", StringComparison.Ordinal))
            return;
        var isReported = false;
        foreach (var name in names)
        {
            if (!taken.TryGetValue(name, out var other))
            {
                taken.Add(name, (what, at));
                continue;
            }
            if (isReported || other.What == what)
                continue;
            isReported = true;
            problems.Add(SchemaRules.TypeClash, at.Span,
                $"The {what} and the {other.What} at {Place.Of(other.At.Span)} both become a type '{name}'. Rename one of them.");
        }
    }
}
