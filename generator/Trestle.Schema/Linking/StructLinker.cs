using Trestle.Schema.Checks;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;

namespace Trestle.Schema.Linking;

/// <summary>Links one struct.</summary>
static class StructLinker
{
    public static StructModel? Link(StructNode node, SchemaScope scope)
    {
        var owner = $"struct '{node.Name.Text}'";
        var fields = FieldsLinker.Link(node.Fields, node.Retired, owner, [.. TypeNames.OfStruct(node.Name.Text)], scope);
        CheckGenerated(node, owner, scope);
        if (!scope.Structs.TryGetValue(node.Name.Text, out var isUsable) || !isUsable)
            return null;
        return new StructModel(node.Name.Text, node.Doc, new(fields), new(node.Retired.Select(tag => tag.Value).Distinct().OrderBy(tag => tag)));
    }

    static void CheckGenerated(StructNode node, string owner, SchemaScope scope)
    {
        foreach (var field in node.Fields.Where(field => field.Generate is not null))
        {
            scope.Problems.Add(Rules.SchemaRules.InvalidGenerate, field.Generate!.Span,
                $"Field '{field.Name.Text}' of {owner} cannot have 'generate: {field.Generate.Text}'. "
                    + "Only the key of a table can be generated: remove it.");
        }
    }
}
