using Trestle.Layout;

namespace Trestle.Tool.Yaml;

/// <summary>An index as YAML: <c>ByTime: { id: …, by: [at desc] }</c>.</summary>
static class IndexYaml
{
    /// <summary>The entry of an index, in one line.</summary>
    public static string Write(SchemaShape schema, TableShape table, IndexShape index)
    {
        var words = new List<string> { $"id: {index.Id:D}", $"by: {YamlText.List(index.Parts.Select(Part))}" };
        if (index.IsUnique)
            words.Add("unique: true");
        if (index.Include.Count > 0)
            words.Add($"include: {YamlText.List(index.Include)}");
        if (index.Where.Count > 0)
            words.Add($"where: {Scalar(string.Join(" and ", index.Where.Select(comparison => Comparison(schema, table, comparison))))}");
        return $"{YamlText.Word(index.Name)}: {{ {string.Join(", ", words)} }}";
    }

    static string Part(IndexPartShape part) => part.IsDescending ? part.Field + " desc" : part.Field;

    static string Comparison(SchemaShape schema, TableShape table, ComparisonShape comparison)
    {
        var type = table.Fields.FirstOrDefault(field => field.Name == comparison.Field)?.Type ?? "int64";
        return $"{comparison.Field} {comparison.Operator} {ConstantYaml.InCondition(schema, type, comparison.Value)}";
    }

    static string Scalar(string condition) =>
        condition.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '=' or '!' or '<' or '>' or '.' or '+' or '-')
            ? condition : YamlText.Quoted(condition);
}
