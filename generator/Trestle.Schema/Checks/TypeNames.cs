using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The C# types that the schemas of one namespace become: no two alike, not even by capitals, since each has a file of its own.</summary>
/// <param name="roots">The files of these schemas.</param>
/// <param name="problems">Where clashes are reported.</param>
/// <param name="clashing">Where the names of the declarations that came second are put: they stay out of the model.</param>
sealed class TypeNames(IEnumerable<SchemaNode> roots, ProblemBag problems, HashSet<WordNode> clashing)
{
    static readonly string[] SchemaSuffixes = ["Db", "DbServices", "Schema", "ReadTransaction", "WriteTransaction"];
    static readonly string[] RecordSuffixes = ["", "Key", "View", "Layout", "Table", "Reader", "Check", "Codec", "ByKeyIndex", "RowQuery", "Patch"];
    static readonly string[] IndexSuffixes = ["Index", "Entry"];
    static readonly string[] StructSuffixes = ["", "Check", "View", "CborView", "JsonView", "FlatCodec", "CborCodec", "JsonCodec"];
    static readonly string[] EnumSuffixes = ["", "Names"];

    readonly Dictionary<string, (string What, WordNode At)> taken = new(roots.Sum(CountNames), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> OfSchema(string name) => SchemaSuffixes.Select(suffix => name + suffix);

    public static IEnumerable<string> OfEnum(string name) => EnumSuffixes.Select(suffix => name + suffix);

    public static IEnumerable<string> OfStruct(string name) => StructSuffixes.Select(suffix => name + suffix);

    public static IEnumerable<string> OfTable(string record, IEnumerable<string> indexes) =>
        RecordSuffixes.Select(suffix => record + suffix).Concat(indexes.SelectMany(index => IndexSuffixes.Select(suffix => record + index + suffix)));

    static int CountNames(SchemaNode root) =>
        SchemaSuffixes.Length + (root.Enums.Count * EnumSuffixes.Length) + (root.Structs.Count * StructSuffixes.Length)
        + root.Tables.Sum(table => RecordSuffixes.Length + (table.Indexes.Count * IndexSuffixes.Length));

    public void AddSchema(WordNode name) => Add($"schema '{name.Text}'", name, OfSchema(name.Text));

    public void Add(SchemaNode root)
    {
        foreach (var node in root.Enums.Where(node => NameForm.Upper.Matches(node.Name.Text)))
            Add($"enum '{node.Name.Text}'", node.Name, OfEnum(node.Name.Text));
        foreach (var node in root.Structs.Where(node => NameForm.Upper.Matches(node.Name.Text)))
            Add($"struct '{node.Name.Text}'", node.Name, OfStruct(node.Name.Text));
        foreach (var node in root.Tables)
        {
            if (node.Record is { } record)
                Add($"table '{node.Name.Text}'", record, OfTable(record.Text, node.Indexes.Select(index => index.Name.Text)));
        }
    }

    void Add(string what, WordNode at, IEnumerable<string> names)
    {
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
            clashing.Add(at);
            problems.Add(SchemaRules.TypeClash, at.Span,
                $"The {what} and the {other.What} at {Place.Of(other.At.Span)} both become a type '{name}'. Rename one of them.");
        }
    }
}
