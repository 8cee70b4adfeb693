using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>What the files of a schema say of it as a whole.</summary>
static class SchemaHead
{
    /// <summary>The one namespace of all files; null when none gives it.</summary>
    public static string? Namespace(string schema, IReadOnlyList<SchemaNode> roots, SchemaScope scope)
    {
        var declared = roots.Select(root => root.Namespace).OfType<WordNode>().ToArray();
        foreach (var other in declared.Where(other => other.Text != declared[0].Text))
        {
            scope.Problems.Add(SchemaRules.DifferentNamespaces, other.Span,
                $"The schema '{schema}' has the namespace '{other.Text}' here and '{declared[0].Text}' at {Place.Of(declared[0].Span)}. "
                    + "Write the same one in both, or in one only.");
        }
        if (declared.Length > 0)
            return declared[0].Text;
        if (!scope.IsIncomplete && roots.All(root => !root.HasUnreadableNamespace))
            scope.Problems.Add(SchemaRules.MissingNamespace, roots[0].Name!.Span,
                $"No file of the schema '{schema}' has a namespace. Add 'namespace: ...' to one of them.");
        return null;
    }

    /// <summary>The documentation, which one file gives.</summary>
    public static string? Doc(string schema, IReadOnlyList<SchemaNode> roots, SchemaScope scope)
    {
        var declared = roots.Select(root => root.Doc).OfType<WordNode>().ToArray();
        foreach (var other in declared.Skip(1))
            scope.Problems.AddHarmless(SchemaRules.DeclaredTwice, other.Span,
                () => $"The doc of the schema '{schema}' is declared already at {Place.Of(declared[0].Span)}. Remove one of them.");
        return declared.FirstOrDefault()?.Text;
    }
}
