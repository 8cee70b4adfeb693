using System.Globalization;
using Trestle.Schema.Checks;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links the fields of a table or a struct, and checks them against one another.</summary>
static class FieldsLinker
{
    /// <summary>The usable fields by tag.</summary>
    public static IReadOnlyList<FieldModel> Link(
        IReadOnlyList<FieldNode> nodes, IReadOnlyList<TagNode> retired, string owner, IReadOnlyCollection<string> typeNames, SchemaScope scope)
    {
        var fields = new List<FieldModel>();
        var tags = CheckRetired(retired, owner, scope);
        var members = new MemberNames(owner, typeNames, scope.Problems);
        foreach (var node in nodes)
        {
            var field = new FieldLinker(node, owner, scope).Link();
            var isNamed = NameForm.Lower.Matches(node.Name.Text) && members.Add(node);
            var isTagged = CheckTag(node, tags, owner, scope);
            if (field is not null && isNamed && isTagged)
                fields.Add(field);
        }
        foreach (var field in fields)
            members.CheckView(field);
        return fields.OrderBy(field => field.Tag).ToArray();
    }

    static Dictionary<int, string?> CheckRetired(IReadOnlyList<TagNode> retired, string owner, SchemaScope scope)
    {
        var tags = new Dictionary<int, string?>();
        foreach (var tag in retired)
        {
            if (tags.ContainsKey(tag.Value))
                scope.Problems.AddHarmless(SchemaRules.DuplicateTag, tag.Span,
                    () => $"Tag {Number(tag)} is retired twice in {owner}. Remove one of them.");
            else
                tags.Add(tag.Value, null);
        }
        return tags;
    }

    static bool CheckTag(FieldNode node, Dictionary<int, string?> tags, string owner, SchemaScope scope)
    {
        if (node.Tag is not { } tag)
            return false;
        if (!tags.TryGetValue(tag.Value, out var other))
        {
            tags.Add(tag.Value, node.Name.Text);
            return true;
        }
        if (other is null)
            scope.Problems.Add(SchemaRules.RetiredTag, tag.Span,
                $"Field '{node.Name.Text}' of {owner} uses tag {Number(tag)}, which is retired. "
                    + $"Give it a tag that {owner} has never used.");
        else
            scope.Problems.Add(SchemaRules.DuplicateTag, tag.Span,
                $"Fields '{other}' and '{node.Name.Text}' of {owner} both use tag {Number(tag)}. "
                    + $"Give '{node.Name.Text}' a tag that {owner} has never used.");
        return false;
    }

    static string Number(TagNode tag) => tag.Value.ToString(CultureInfo.InvariantCulture);
}
