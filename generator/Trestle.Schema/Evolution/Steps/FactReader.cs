using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Reads YAML as the value of a fact.</summary>
static class FactReader
{
    /// <summary>Null when a part of it is a map or could not be read.</summary>
    public static FactValue? Read(YamlNode node) => node switch
    {
        { IsIncomplete: true } => null,
        YamlScalar scalar => Scalar(scalar),
        YamlSequence list => List(list),
        _ => null,
    };

    static FactValue Scalar(YamlScalar scalar) => scalar.ScalarKind switch
    {
        ScalarKind.Text => FactValue.Of(scalar.Text),
        ScalarKind.Null => FactValue.Scalar("null"),
        ScalarKind.Bool => FactValue.Scalar(scalar.Text.ToLowerInvariant()),
        _ => FactValue.Scalar(scalar.Text),
    };

    static FactValue? List(YamlSequence list)
    {
        var items = list.Items.Select(Read).OfType<FactValue>().ToArray();
        return items.Length == list.Items.Count ? FactValue.List(items) : null;
    }
}
