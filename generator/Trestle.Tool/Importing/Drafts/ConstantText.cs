using System.Text.RegularExpressions;
using Trestle.Tool.Importing.Sql;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Constants of SQL as constants of a schema. Whether they fit their type, the compiler says.</summary>
static partial class ConstantText
{
    /// <summary>A default, a minimum or a maximum in YAML.</summary>
    public static string Yaml(DraftSchema schema, FieldType type, SqlConstant constant) =>
        Plain(schema, type, constant) ?? YamlText.Quoted(Form(type, constant));

    /// <summary>A constant of a condition; null when there are no quotes that could hold it.</summary>
    public static string? Condition(DraftSchema schema, FieldType type, SqlConstant constant)
    {
        if (constant.Kind == SqlConstantKind.Null)
            return "null";
        if (Plain(schema, type, constant) is { } plain)
            return plain;
        var text = Form(type, constant);
        if (!text.Contains('\'', StringComparison.Ordinal))
            return $"'{text}'";
        return text.Contains('"', StringComparison.Ordinal) ? null : $"\"{text}\"";
    }

    static string? Plain(DraftSchema schema, FieldType type, SqlConstant constant)
    {
        if (type.IsEnum)
            return schema.Enums.First(known => known.Source == type.Name).NameOf(constant.Text) is { } name ? YamlText.Word(name) : null;
        if (type.Name == "bool")
            return constant.Text.ToLowerInvariant() switch { "1" or "t" or "true" => "true", "0" or "f" or "false" => "false", _ => null };
        return IsNumber(type) && Number().IsMatch(constant.Text) ? constant.Text : null;
    }

    static bool IsNumber(FieldType type) => type.IsInteger || type.Name is "float32" or "float64" or "decimal";

    static string Form(FieldType type, SqlConstant constant) => type.Name switch
    {
        "timestamp" => Instant(constant.Text),
        "bytes" when constant.Text.StartsWith("\\x", StringComparison.Ordinal) => constant.Text[2..],
        _ => constant.Text,
    };

    // 2020-01-31 12:00:00+00 becomes 2020-01-31T12:00:00+00:00
    static string Instant(string text)
    {
        var iso = text.Length == 10 ? text + "T00:00:00" : text.Replace(' ', 'T');
        if (ShortOffset().IsMatch(iso))
            return iso + ":00";
        return iso.EndsWith('Z') || Offset().IsMatch(iso) ? iso : iso + "Z";
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex("T.*[+-][0-9]{2}$")]
    private static partial Regex ShortOffset();

    [GeneratedRegex("T.*[+-][0-9]{2}:[0-9]{2}$")]
    private static partial Regex Offset();
}
