using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links one enum: no two members alike.</summary>
static class EnumLinker
{
    /// <summary>Null when the enum cannot be used.</summary>
    public static EnumModel? Link(EnumNode node, SchemaScope scope)
    {
        var damage = scope.Problems.Damage;
        var values = new Dictionary<int, EnumMemberNode>();
        var identifiers = new Dictionary<string, EnumMemberNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in node.Members)
        {
            CheckValue(node, member, values, scope);
            CheckName(node, member, identifiers, scope);
        }
        if (node.IsBroken || scope.IsClashing(node.Name) || scope.Problems.Damage > damage)
            return null;
        return new EnumModel(node.Name.Text, node.Doc, new(node.Members.Select(ModelOf).OrderBy(member => member.Value)));
    }

    static EnumMemberModel ModelOf(EnumMemberNode member) =>
        new(member.Name.Text, PascalCase.Of(member.Name.Text), member.Value.Value, member.Doc);

    static void CheckValue(EnumNode node, EnumMemberNode member, Dictionary<int, EnumMemberNode> values, SchemaScope scope)
    {
        if (values.TryGetValue(member.Value.Value, out var other))
            scope.Problems.Add(SchemaRules.DuplicateEnumValue, member.Value.Span,
                $"Members '{other.Name.Text}' and '{member.Name.Text}' of enum '{node.Name.Text}' both have the value {member.Value.Value.ToString(CultureInfo.InvariantCulture)}. "
                    + $"Give '{member.Name.Text}' a value of its own.");
        else
            values.Add(member.Value.Value, member);
    }

    static void CheckName(EnumNode node, EnumMemberNode member, Dictionary<string, EnumMemberNode> identifiers, SchemaScope scope)
    {
        var identifier = PascalCase.Of(member.Name.Text);
        if (identifiers.TryGetValue(identifier, out var other))
            scope.Problems.Add(SchemaRules.MemberClash, member.Name.Span,
                $"Members '{other.Name.Text}' and '{member.Name.Text}' of enum '{node.Name.Text}' both become '{identifier}'. "
                    + "Rename one of them.");
        else
            identifiers.Add(identifier, member);
    }
}
