using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>A struct cannot contain itself, directly or through others, since its values would have no end.</summary>
static class StructCycles
{
    /// <summary>Reports each cycle once, and returns the structs that are on one or contain one that is.</summary>
    public static IReadOnlyCollection<string> Check(IReadOnlyCollection<StructNode> structs, ProblemBag problems)
    {
        var nodes = structs.ToDictionary(node => node.Name.Text, StringComparer.Ordinal);
        var parts = nodes.ToDictionary(pair => pair.Key, pair => PartsOf(pair.Value).Where(nodes.ContainsKey).Distinct().ToArray(), StringComparer.Ordinal);
        var endless = Endless(parts);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in endless.OrderBy(name => name, StringComparer.Ordinal))
        {
            if (Walk(start, parts, endless, seen) is { } cycle)
                Report(cycle, nodes[cycle[0]], problems);
        }
        return endless;
    }

    // Takes away, again and again, the structs all of whose parts are taken away; what remains never ends.
    static HashSet<string> Endless(Dictionary<string, string[]> parts)
    {
        var users = parts.SelectMany(pair => pair.Value.Select(part => (part, user: pair.Key))).ToLookup(pair => pair.part, pair => pair.user, StringComparer.Ordinal);
        var open = parts.ToDictionary(pair => pair.Key, pair => pair.Value.Length, StringComparer.Ordinal);
        var ready = new Queue<string>(open.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.Count > 0)
        {
            var done = ready.Dequeue();
            open.Remove(done);
            foreach (var user in users[done])
            {
                if (--open[user] == 0)
                    ready.Enqueue(user);
            }
        }
        return new HashSet<string>(open.Keys, StringComparer.Ordinal);
    }

    static List<string>? Walk(string start, Dictionary<string, string[]> parts, HashSet<string> endless, HashSet<string> seen)
    {
        var path = new List<string>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var name = start; seen.Add(name); name = parts[name].First(endless.Contains))
        {
            positions.Add(name, path.Count);
            path.Add(name);
        }
        var last = path.Count == 0 ? start : parts[path[path.Count - 1]].First(endless.Contains);
        return path.Count > 0 && positions.TryGetValue(last, out var from) ? path.GetRange(from, path.Count - from) : null;
    }

    static void Report(List<string> cycle, StructNode node, ProblemBag problems)
    {
        var way = string.Join(" -> ", cycle.Take(8).Append(cycle[0]));
        problems.Add(SchemaRules.StructCycle, node.Name.Span, $"Struct '{node.Name.Text}' contains itself: {way}. Break the circle: put one of them into a table, and refer to its key.");
    }

    static IEnumerable<string> PartsOf(StructNode node) =>
        node.Fields.Where(field => field.Type is not null).SelectMany(field => NamesIn(field.Type!));

    static IEnumerable<string> NamesIn(TypeNode type) => type.Elements.SelectMany(NamesIn).Prepend(type.Name);
}
