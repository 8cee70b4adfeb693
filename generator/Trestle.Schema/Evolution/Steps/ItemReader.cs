using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Reads what an item is known by out of a step.</summary>
static class ItemReader
{
    /// <summary>Null means reported.</summary>
    public static (ItemId Id, SourceSpan Span)? Read(YamlNode node, string what, ValueReader read)
    {
        if (read.Word(node, what, "for example 'field 5 of table <id>'") is not { } word)
            return null;
        if (ItemText.Parse(word.Text) is { } id)
            return (id, word.Span);
        read.Problems.Add(EvolutionRules.InvalidChange, word.Span,
            () => $"'{ValueReader.Short(word.Text)}' names nothing that a schema can have. Write for example 'table <id>', "
                + "'field 5 of table <id>' or 'index <id> of table <id>', as 'trestle migrate add' does.");
        return null;
    }
}
