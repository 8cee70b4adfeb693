using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links one index.</summary>
/// <param name="node">The index as written.</param>
/// <param name="table">The table it belongs to.</param>
/// <param name="lookup">Finds the table's fields.</param>
/// <param name="scope">Where enums are found.</param>
sealed class IndexLinker(IndexNode node, TableNode table, FieldLookup lookup, SchemaScope scope)
{
    readonly string user = $"index '{node.Name.Text}' of table '{table.Name.Text}'";

    /// <summary>Null when the index cannot be used.</summary>
    public IndexModel? Link()
    {
        var damage = scope.Problems.Damage;
        var parts = Fields(node.Parts.Select(part => part.Field).ToArray(), user);
        var include = Fields(node.Include, $"'include' of {user}");
        if (include is not null)
            CheckRedundant();
        var where = node.Where.Select(comparison => new ComparisonLinker(comparison, user, lookup, scope).Link()).ToArray();
        if (node.IsBroken || node.Id is null || parts is null || include is null || scope.Problems.Damage > damage)
            return null;
        return new IndexModel(
            node.Name.Text,
            node.Id.Value,
            node.Doc,
            new(node.Parts.Select(part => new IndexPartModel(part.Field.Text, part.IsDescending))),
            node.IsUnique,
            new(node.Include.Select(name => name.Text)),
            new(where.Select(comparison => comparison!)));
    }

    IReadOnlyList<FieldModel>? Fields(IReadOnlyList<WordNode> names, string namedBy)
    {
        if (lookup.FindAll(names, namedBy) is not { } fields)
            return null;
        return fields.Zip(names, (field, name) => lookup.CheckKeyable(field, name, namedBy)).ToArray().All(isKeyable => isKeyable) ? fields : null;
    }

    void CheckRedundant()
    {
        var parts = new HashSet<string>(node.Parts.Select(part => part.Field.Text), StringComparer.Ordinal);
        foreach (var name in node.Include.Where(name => parts.Contains(name.Text) || lookup.IsKey(name.Text)))
        {
            scope.Problems.AddHarmless(SchemaRules.RedundantInclude, name.Span,
                () => $"'include' of {user} names '{name.Text}', which every entry carries as a part of it or of the key. Remove it.");
        }
    }
}
