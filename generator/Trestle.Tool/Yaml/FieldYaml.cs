using System.Globalization;
using Trestle.Layout;

namespace Trestle.Tool.Yaml;

/// <summary>A field as YAML: <c>name: string(100) @2</c>, or with its words in braces where there is more to say.</summary>
static class FieldYaml
{
    const string Maximum = "bytes(max ";

    /// <summary>The entry of a field, in one line.</summary>
    public static string Write(SchemaShape schema, FieldShape field, string? doc)
    {
        var (type, maxLength) = Type(field.Type);
        var words = Words(schema, field, maxLength, doc).ToList();
        type += field.IsNullable ? "?" : "";
        var name = YamlText.Word(field.Name);
        if (words.Count == 0)
            return $"{name}: {type} @{Number(field.Tag)}";
        // A comma would end the word between braces.
        var quoted = type.Contains(',', StringComparison.Ordinal) ? YamlText.Quoted(type) : type;
        return $"{name}: {{ {string.Join(", ", [$"type: {quoted}", $"tag: {Number(field.Tag)}", .. words])} }}";
    }

    static IEnumerable<string> Words(SchemaShape schema, FieldShape field, string? maxLength, string? doc)
    {
        if (maxLength is not null)
            yield return $"maxLength: {maxLength}";
        if (field.Default is { } value)
            yield return $"default: {ConstantYaml.Value(schema, field.Type, value)}";
        if (field.Min is { } min)
            yield return $"min: {ConstantYaml.Value(schema, field.Type, min)}";
        if (field.Max is { } max)
            yield return $"max: {ConstantYaml.Value(schema, field.Type, max)}";
        if (field.Generate is { } generate)
            yield return $"generate: {generate}";
        if (doc is not null)
            yield return $"doc: {YamlText.Quoted(doc)}";
    }

    // The canonical form has the maximum of bytes in the type.
    static (string Type, string? MaxLength) Type(string type) =>
        type.StartsWith(Maximum, StringComparison.Ordinal) ? ("bytes", type[Maximum.Length..^1]) : (type, null);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
