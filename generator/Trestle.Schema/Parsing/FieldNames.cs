using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads the name of a field, or a list of such names.</summary>
static class FieldNames
{
    public static IReadOnlyList<WordNode> Parse(YamlNode node, string what, ValueReader read)
    {
        var names = new List<WordNode>();
        foreach (var item in read.OneOrMany(node, what))
        {
            if (read.Word(item, $"a field in {what}", "the name of a field") is { } name)
                names.Add(name);
        }
        return names;
    }
}
