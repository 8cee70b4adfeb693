using System.Globalization;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Fixing;

/// <summary>Makes changes of a file's text out of remedies, in the style in which the file is written.</summary>
public sealed class SchemaFixes
{
    readonly string text;
    readonly Func<Guid, Guid> mint;
    readonly Dictionary<int, YamlEntry> entries = [];

    /// <param name="file">The file.</param>
    /// <param name="mint">Makes an id in the place of an offered one; null to take what is offered, which is the same each time.</param>
    public SchemaFixes(SourceFile file, Func<Guid>? mint = null)
    {
        text = file.Text;
        this.mint = mint is null ? offered => offered : _ => mint();
        if (YamlReader.Read(file, new ProblemBag()).Root is YamlMapping root)
            Add(root);
    }

    /// <summary>What puts a problem of the file right; null where nothing is known, or no place is found for it.</summary>
    public SchemaFix? Find(Problem problem) => problem.Remedy switch
    {
        AddId id => Entry(problem.Span) is { Value: YamlMapping map } ? Id(map, mint(id.Offered)) : null,
        AddTag tag => Entry(problem.Span) is { } field ? Tag(field.Value, Invariant(tag.Tag)) : null,
        AddMaximum maximum => Entry(maximum.Field) is { } field ? Maximum(field.Value, Invariant(maximum.Length)) : null,
        AddIndex index => Entry(index.Table) is { Value: YamlMapping table } ? Index(table, index) : null,
        _ => null,
    };

    void Add(YamlMapping map)
    {
        foreach (var entry in map.Entries)
        {
            entries[entry.Key.Span.Start] = entry;
            if (entry.Value is YamlMapping inner)
                Add(inner);
        }
    }

    YamlEntry? Entry(SourceSpan key) => entries.TryGetValue(key.Start, out var entry) ? entry : null;

    // Who and what stand together, where each has a line: the id goes behind the record, or else first.
    SchemaFix? Id(YamlMapping map, Guid id)
    {
        var word = $"id: {id}";
        var insertion = new MapInsertion(text, map);
        return (!insertion.IsFlow && insertion.First is { Key.Text: "record" } record ? insertion.Behind(record, word) : insertion.Before(word)) is var (start, inserted)
            ? new($"Give it the id {id}", start, 0, inserted)
            : null;
    }

    SchemaFix? Tag(YamlNode value, string tag)
    {
        var title = $"Give it the tag {tag}";
        if (value is YamlScalar scalar)
            return new(title, EndOf(scalar), 0, " @" + tag);
        return value is YamlMapping map && Last(map, $"tag: {tag}") is var (start, inserted) ? new(title, start, 0, inserted) : null;
    }

    SchemaFix? Maximum(YamlNode value, string length)
    {
        var title = $"Give it a maximum of {length} bytes";
        if (value is YamlScalar scalar)
            return OfText(scalar, scalar.Text, title, length);
        if (value is not YamlMapping map || map.Entries.FirstOrDefault(entry => entry.Key.Text == "type")?.Value is not YamlScalar type)
            return null;
        return type.Text.StartsWith("string", StringComparison.Ordinal)
            ? OfText(type, type.Text, title, length)
            : Last(map, $"maxLength: {length}") is var (start, inserted) ? new(title, start, 0, inserted) : null;
    }

    // string? @4 becomes string(100)? @4; bytes @4, whose short form has a fixed length only, becomes { type: bytes, tag: 4, maxLength: 100 }.
    static SchemaFix? OfText(YamlScalar scalar, string written, string title, string length)
    {
        const string Text = "string";
        if (written.StartsWith(Text, StringComparison.Ordinal))
            return new(title, scalar.SpanOf(Text.Length, 0).Start, 0, $"({length})");
        var parts = written.Split('@');
        return parts.Length == 2
            ? new(title, scalar.Span.Start, scalar.Span.Length, $"{{ type: {parts[0].Trim()}, tag: {parts[1].Trim()}, maxLength: {length} }}")
            : null;
    }

    SchemaFix? Index(YamlMapping table, AddIndex index)
    {
        var entry = $"{index.Name}: {{ id: {mint(index.Offered)}, by: [{string.Join(", ", index.By)}] }}";
        var place = table.Entries.FirstOrDefault(word => word.Key.Text == "indexes")?.Value is YamlMapping { Entries.Count: > 0 } indexes
            ? Last(indexes, entry)
            : Behind(table, entry);
        return place is var (start, inserted) ? new($"Declare the index '{index.Name}'", start, 0, inserted) : null;
    }

    (int, string)? Behind(YamlMapping table, string entry)
    {
        var insertion = new MapInsertion(text, table);
        return table.Entries.FirstOrDefault(word => word.Key.Text == "fields") is { } fields ? insertion.Behind(fields, insertion.Nested("indexes", entry)) : null;
    }

    (int, string)? Last(YamlMapping map, string word) => new MapInsertion(text, map).Behind(map.Entries[map.Entries.Count - 1], word);

    int EndOf(YamlScalar scalar) => scalar.Span.Start + scalar.Span.Length - (scalar.IsPlain ? 0 : 1);

    static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
