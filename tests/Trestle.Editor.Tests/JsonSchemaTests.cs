using System.Text.Json;
using Trestle.Editor.Tests.Support;
using Trestle.Schema;
using Trestle.Schema.Tests.Support;

namespace Trestle.Editor.Tests;

/// <summary>The JSON Schema that editors use and the parser of the compiler are two descriptions of one language.</summary>
public sealed class JsonSchemaTests
{
    /// <summary>Rules of shape that a JSON Schema cannot see, and why.</summary>
    static readonly Dictionary<string, string> Inexpressible = new()
    {
        ["TRS1002"] = "JSON Schema validates values, not the characters of the file.",
        ["TRS1003"] = "A tab in indentation is gone once YAML has read the file.",
        ["TRS1005"] = "A tag or a directive is gone once YAML has read the file.",
        ["TRS1007"] = "The size of the file is unknown to JSON Schema.",
        ["TRS1024"] = "It counts other problems.",
    };

    [Fact]
    public void Every_valid_file_of_the_corpus_validates() =>
        Assert.All(Validate("valid"), pair => Assert.True(pair.Value.Length == 0, $"{pair.Key}: {string.Join("; ", pair.Value)}"));

    [Fact]
    public void Every_file_with_a_mistake_of_shape_fails()
    {
        var files = Validate("invalid");
        var misshapen = files.Keys.Where(IsMisshapen).ToArray();
        Assert.True(misshapen.Length > 20, "The corpus has lost its mistakes of shape.");
        Assert.DoesNotContain(misshapen, file => files[file].Length == 0);
    }

    [Fact]
    public void Both_agree_on_damaged_files_that_are_still_YAML()
    {
        var mutator = new Mutator(1, [.. Directory.GetFiles(Path.Combine(Repository.Schemas, "conformance"), "*.schema.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);
        var texts = Enumerable.Range(0, 10_000).ToDictionary(i => $"{i}", _ => mutator.Next());
        var compared = 0;
        foreach (var (name, errors) in Validate(texts))
        {
            var rules = SchemaCompiler.Compile(new SourceFile("a.schema.yaml", texts[name])).Problems.Select(problem => problem.Rule.Id).ToArray();
            if (rules.Any(IsBeyondShape) || errors.Any(error => error.StartsWith("YAML", StringComparison.Ordinal)) || texts[name].Contains('\r', StringComparison.Ordinal))
                continue;
            compared++;
            var isMisshapen = rules.Any(rule => rule.StartsWith("TRS1", StringComparison.Ordinal));
            Assert.True(isMisshapen == errors.Length > 0, $"The parser says {string.Join(", ", rules)}, the JSON Schema {string.Join("; ", errors)}:\n{texts[name]}");
        }
        Assert.True(compared > 2_000, $"Only {compared} files could be compared.");
    }

    [Fact]
    public void Every_word_of_the_language_has_a_description()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.JsonSchema));
        Assert.Empty(Undescribed(schema.RootElement, schema.RootElement.GetProperty("definitions"), ""));
    }

    // TRS1001 to TRS1009 are about YAML itself, where its readers differ; the pattern of a type already refuses some of TRS2011.
    static bool IsBeyondShape(string rule) => string.CompareOrdinal(rule, "TRS1009") <= 0 || Inexpressible.ContainsKey(rule) || rule == "TRS2011";

    static bool IsMisshapen(string file) =>
        SchemaParser.Parse(new SourceFile(Path.GetFileName(file), File.ReadAllText(file))).Problems
            .Any(problem => problem.Rule.Id.StartsWith("TRS1", StringComparison.Ordinal) && !Inexpressible.ContainsKey(problem.Rule.Id));

    static Dictionary<string, string[]> Validate(string kind)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Schemas, "conformance", kind), "*.schema.yaml", SearchOption.AllDirectories);
        return Validate(files.ToDictionary(file => file, File.ReadAllText));
    }

    static Dictionary<string, string[]> Validate(Dictionary<string, string> texts)
    {
        var output = NodeModules.Run(JsonSerializer.Serialize(texts), Path.Combine(Repository.Project, "validate.mjs"), Repository.JsonSchema);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(output)!;
    }

    static IEnumerable<string> Undescribed(JsonElement element, JsonElement definitions, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(item => Undescribed(item, definitions, path));
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        var own = element.TryGetProperty("properties", out var words)
            ? words.EnumerateObject().Where(word => !IsDescribed(word.Value, definitions)).Select(word => $"{path}/{word.Name}")
            : [];
        return own.Concat(element.EnumerateObject().SelectMany(member => Undescribed(member.Value, definitions, $"{path}/{member.Name}")));
    }

    static bool IsDescribed(JsonElement word, JsonElement definitions) =>
        word.TryGetProperty("description", out _)
        || (word.TryGetProperty("$ref", out var reference) && definitions.GetProperty(reference.GetString()!.Split('/')[^1]).TryGetProperty("description", out _));
}
