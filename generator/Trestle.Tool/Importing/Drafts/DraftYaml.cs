using System.Globalization;
using System.Text;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Writes a draft as YAML, and remembers which line says what. Remarks are comments above what they are about.</summary>
sealed class DraftYaml
{
    const int Width = 116;

    readonly DraftSchema schema;
    readonly StringBuilder text = new();
    readonly Dictionary<int, DraftItem> items = [];
    int lines;

    DraftYaml(DraftSchema schema) => this.schema = schema;

    /// <summary>The text of the schema file, and what its lines say, by their numbers from 0 on.</summary>
    public static (string Text, IReadOnlyDictionary<int, DraftItem> Items) Write(DraftSchema schema)
    {
        var yaml = new DraftYaml(schema);
        yaml.Comment(0, $"Imported from {schema.Place}.");
        yaml.Remarks(0, schema);
        yaml.Line(0, $"schema: {schema.Name}");
        yaml.Line(0, $"namespace: {schema.Namespace}");
        if (schema.Doc is not null)
            yaml.Line(0, $"doc: {YamlText.Quoted(schema.Doc)}", schema);
        yaml.Enums();
        yaml.Tables();
        return (yaml.text.ToString(), yaml.items);
    }

    void Enums()
    {
        if (schema.Enums.Count == 0)
            return;
        Blank();
        Line(0, "enums:");
        foreach (var item in schema.Enums)
        {
            Remarks(1, item);
            var members = string.Join(", ", item.Members.Select((member, at) => $"{YamlText.Word(member.Name)}: {Number(at + 1)}"));
            var doc = item.Doc is null ? "" : $"doc: {YamlText.Quoted(item.Doc)}, ";
            Line(1, $"{item.Name}: {{ {doc}members: {{ {members} }} }}", item);
        }
    }

    void Tables()
    {
        if (schema.Tables.Count == 0)
            return;
        Blank();
        Line(0, "tables:");
        foreach (var table in schema.Tables)
        {
            if (table != schema.Tables[0])
                Blank();
            Table(table);
        }
    }

    void Table(DraftTable table)
    {
        Remarks(1, table);
        Line(1, $"{YamlText.Word(table.Name)}:", table);
        Line(2, $"record: {YamlText.Word(table.Record)}", table);
        Line(2, $"id: {table.Id}");
        if (table.Doc is not null)
            Line(2, $"doc: {YamlText.Quoted(table.Doc)}", table);
        Line(2, $"key: {YamlText.Words([.. table.Key.Select(field => field.Name)])}", table);
        Section("fields", table.Fields, Field);
        Section("indexes", table.Indexes, Index);
        Section("references", table.References, Reference);
    }

    void Section<T>(string word, List<T> entries, Func<T, string> write)
        where T : DraftItem
    {
        if (entries.Count == 0)
            return;
        Line(2, $"{word}:");
        foreach (var entry in entries)
        {
            Remarks(3, entry);
            Line(3, $"{YamlText.Word(entry.Name)}: {write(entry)}", entry);
        }
    }

    string Field(DraftField field)
    {
        var type = Type(field.Type) + (field.IsNullable ? "?" : "");
        var words = FieldWords(field).ToList();
        if (words.Count == 0)
            return $"{type} @{Number(field.Tag)}";
        // A comma would end the word between braces.
        var quoted = type.Contains(',', StringComparison.Ordinal) ? YamlText.Quoted(type) : type;
        return $"{{ {string.Join(", ", [$"type: {quoted}", $"tag: {Number(field.Tag)}", .. words])} }}";
    }

    IEnumerable<string> FieldWords(DraftField field)
    {
        if (field.Type is { Name: "bytes", IsList: false, Length: { } length })
            yield return $"maxLength: {Number(length)}";
        if (field.Default is { } value)
            yield return $"default: {ConstantText.Yaml(schema, field.Type, value)}";
        if (field.Min is { } min)
            yield return $"min: {ConstantText.Yaml(schema, field.Type, min)}";
        if (field.Max is { } max)
            yield return $"max: {ConstantText.Yaml(schema, field.Type, max)}";
        if (field.IsSequence)
            yield return "generate: sequence";
        if (field.Doc is { } doc)
            yield return $"doc: {YamlText.Quoted(doc)}";
    }

    string Type(FieldType type)
    {
        var name = type switch
        {
            { IsEnum: true } => schema.Enums.First(known => known.Source == type.Name).Name,
            { Name: "string", Length: { } length } => $"string({Number(length)})",
            { Name: "decimal" } => $"decimal({Number(type.Digits.Precision)},{Number(type.Digits.Scale)})",
            _ => type.Name,
        };
        return type.IsList ? $"list<{name}>" : name;
    }

    string Index(DraftIndex index)
    {
        var parts = index.Parts.Select(part => part.IsDescending ? $"{part.Field.Name} desc" : YamlText.Word(part.Field.Name));
        var words = new List<string> { $"id: {index.Id}", $"by: [{string.Join(", ", parts)}]" };
        if (index.IsUnique)
            words.Add("unique: true");
        if (index.Include.Count > 0)
            words.Add($"include: {YamlText.List(index.Include.Select(field => field.Name))}");
        if (index.Where.Count > 0)
            words.Add($"where: {YamlText.Quoted(string.Join(" and ", index.Where.Select(Comparison)))}");
        if (index.Doc is { } doc)
            words.Add($"doc: {YamlText.Quoted(doc)}");
        return $"{{ {string.Join(", ", words)} }}";
    }

    // What no quotes can hold is no condition; the compiler says so.
    string Comparison((DraftField Field, string Operator, Sql.SqlConstant Value) part) =>
        $"{part.Field.Name} {part.Operator} {ConstantText.Condition(schema, part.Field.Type, part.Value)}";

    static string Reference(DraftReference reference)
    {
        var fields = reference.Fields.Select(field => field.Name).ToList();
        var by = fields is [var only] && only == reference.Name ? "" : $", by: {YamlText.List(fields)}";
        return $"{{ to: {YamlText.Word(reference.To.Name)}{by}, onDelete: {reference.OnDelete} }}";
    }

    void Remarks(int level, DraftItem item)
    {
        foreach (var remark in item.Remarks)
            Comment(level, remark);
    }

    void Comment(int level, string remark)
    {
        var line = new StringBuilder("#");
        foreach (var word in remark.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Visible))
        {
            if (line.Length > 1 && line.Length + 1 + word.Length + (2 * level) > Width)
            {
                Line(level, line.ToString());
                line.Clear().Append('#');
            }
            line.Append(' ').Append(word);
        }
        Line(level, line.ToString());
    }

    static string Visible(string word) => string.Concat(word.Where(IsVisible));

    static bool IsVisible(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFEFF' or '\uFFFE' or '\uFFFF');

    void Line(int level, string content, DraftItem? item = null)
    {
        if (item is not null)
            items[lines] = item;
        text.Append(' ', 2 * level).Append(content).Append('\n');
        lines++;
    }

    void Blank()
    {
        text.Append('\n');
        lines++;
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
