using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Keeps the first declaration of each name, and reports the others.</summary>
static class Declarations
{
    public static IReadOnlyList<T> Once<T>(IEnumerable<T> nodes, Func<T, WordNode> name, string kind, ProblemBag problems)
    {
        var first = new Dictionary<string, WordNode>(StringComparer.Ordinal);
        var kept = new List<T>();
        foreach (var node in nodes)
        {
            var declared = name(node);
            if (first.TryGetValue(declared.Text, out var other))
            {
                problems.Add(SchemaRules.DeclaredTwice, declared.Span,
                    $"The {kind} '{declared.Text}' is declared already at {Place.Of(other.Span)}. Remove or rename one of them.");
                continue;
            }
            first.Add(declared.Text, declared);
            kept.Add(node);
        }
        return kept;
    }
}
