using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads how a table is divided: <c>{ by: hash, on: tenant, count: 16 }</c>.</summary>
static class PartitionParser
{
    static readonly string[] Words = ["by", "on", "count"];

    public static PartitionNode? Parse(YamlNode? node, WordNode name, string table, ValueReader read)
    {
        var owner = $"'partition' of {table}";
        if (node is null || WordMap.Open(node, owner, read, Words) is not { } map)
            return null;
        if (map.Required("by", name.Span) is { } by)
            read.Choice(by, $"'by' of {owner}", "hash");
        return new PartitionNode(
            map.Required("on", name.Span) is { } on ? read.Word(on, $"'on' of {owner}", "the name of a field") : null,
            map.Required("count", name.Span) is { } count ? read.Int(count, $"'count' of {owner}") : null);
    }
}
