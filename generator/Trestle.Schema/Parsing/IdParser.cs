using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Parsing;

/// <summary>Reads the id of a table or an index, or offers one.</summary>
static class IdParser
{
    public static IdNode? Parse(WordMap map, WordNode name, string owner, FreshId fresh, ValueReader read, bool isTable = false)
    {
        if (map.Optional("id") is { } node)
            return read.Id(node, $"the id of {owner}");
        var id = isTable ? fresh.ForTable() : fresh.ForIndex(name.Text);
        if (map.IsIncomplete)
            read.Problems.AddSilently();
        else
            read.Problems.AddHarmless(SchemaRules.MissingId, name.Span,
                () => $"{ValueReader.Capital(owner)} has no id. Run 'trestle fix', or add 'id: {id}'.", new AddId(id));
        return new IdNode(id, name.Span, true);
    }
}
