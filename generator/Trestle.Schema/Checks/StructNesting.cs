using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>A struct cannot contain itself, directly or through others, nor nest without measure: code that walks a value recurses.</summary>
sealed class StructNesting
{
    const int MaxDepth = 16;

    readonly Dictionary<string, StructNode> nodes;
    readonly Dictionary<string, string[]> parts;
    readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);
    readonly HashSet<string> endless;
    readonly ProblemBag problems;

    StructNesting(IEnumerable<StructNode> structs, ProblemBag problems)
    {
        this.problems = problems;
        nodes = structs.ToDictionary(node => node.Name.Text, StringComparer.Ordinal);
        parts = nodes.Values.ToDictionary(node => node.Name.Text, PartsOf, StringComparer.Ordinal);
        endless = FindEndless();
    }

    /// <summary>Reports each cycle and each too deep nesting once, and returns the structs that cannot be used for it.</summary>
    public static HashSet<string> Check(IEnumerable<StructNode> structs, ProblemBag problems)
    {
        var nesting = new StructNesting(structs, problems);
        nesting.ReportCycles();
        nesting.ReportDepth();
        var tooDeep = nesting.depths.Where(pair => pair.Value > MaxDepth).Select(pair => pair.Key);
        return new HashSet<string>(nesting.endless.Concat(tooDeep), StringComparer.Ordinal);
    }

    // Takes away, again and again, the structs all of whose parts are taken away; what remains never ends.
    HashSet<string> FindEndless()
    {
        var users = parts
            .SelectMany(pair => pair.Value.Select(part => (Part: part, User: pair.Key)))
            .ToLookup(pair => pair.Part, pair => pair.User, StringComparer.Ordinal);
        var open = parts.ToDictionary(pair => pair.Key, pair => pair.Value.Length, StringComparer.Ordinal);
        var ready = new Queue<string>(open.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.Count > 0)
        {
            var done = ready.Dequeue();
            open.Remove(done);
            depths[done] = parts[done].Select(part => depths[part]).Append(0).Max() + 1;
            foreach (var user in users[done])
            {
                if (--open[user] == 0)
                    ready.Enqueue(user);
            }
        }
        return new HashSet<string>(open.Keys, StringComparer.Ordinal);
    }

    void ReportCycles()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in endless.OrderBy(name => name, StringComparer.Ordinal))
        {
            if (Walk(start, seen) is not { } cycle)
                continue;
            var way = string.Join(" -> ", cycle.Take(8).Append(cycle[0]));
            problems.Add(SchemaRules.StructCycle, nodes[cycle[0]].Name.Span,
                $"Struct '{cycle[0]}' contains itself: {way}. Break the circle: put one of them into a table, and refer to its key.");
        }
    }

    List<string>? Walk(string start, HashSet<string> seen)
    {
        var path = new List<string>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = start;
        for (; seen.Add(name); name = parts[name].First(endless.Contains))
        {
            positions.Add(name, path.Count);
            path.Add(name);
        }
        return positions.TryGetValue(name, out var from) ? path.GetRange(from, path.Count - from) : null;
    }

    void ReportDepth()
    {
        var first = depths.Where(pair => pair.Value == MaxDepth + 1).Select(pair => pair.Key);
        foreach (var name in first.OrderBy(name => name, StringComparer.Ordinal))
            problems.Add(SchemaRules.StructTooDeep, nodes[name].Name.Span,
                $"Struct '{name}' contains structs in structs, more than {MaxDepth} deep. "
                    + "Put the inner ones into a table, and refer to its key.");
    }

    string[] PartsOf(StructNode node) =>
        [.. node.Fields.Where(field => field.Type is not null).SelectMany(field => NamesIn(field.Type!)).Where(nodes.ContainsKey).Distinct()];

    static IEnumerable<string> NamesIn(TypeNode type) => type.Elements.SelectMany(NamesIn).Prepend(type.Name);
}
