using System.Globalization;
using System.Text;
using Trestle.Layout;

namespace Trestle.Tool.Yaml;

/// <summary>
/// Writes a whole schema as YAML, from what a store's catalog or the canonical form says of it: what compiles to that form again, laid out
/// as the formatter does it.
/// </summary>
sealed class SchemaYaml
{
    readonly SchemaShape schema;
    readonly StringBuilder text = new();

    SchemaYaml(SchemaShape schema) => this.schema = schema;

    /// <summary>The text of the schema file.</summary>
    /// <param name="schema">The schema; its documentation is written, too.</param>
    /// <param name="space">The C# namespace, which is no part of a schema's shape.</param>
    public static string Write(SchemaShape schema, string space)
    {
        var yaml = new SchemaYaml(schema);
        yaml.Line(0, $"schema: {schema.Name}");
        yaml.Line(0, $"namespace: {space}");
        yaml.Section("enums", schema.Enums, yaml.Enum);
        yaml.Section("structs", schema.Structs, yaml.Struct);
        yaml.Tables();
        return yaml.text.ToString();
    }

    void Tables()
    {
        if (schema.Tables.Count == 0)
            return;
        text.Append("\ntables:\n");
        var isFirst = true;
        foreach (var table in schema.Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            if (!isFirst)
                text.Append('\n');
            isFirst = false;
            Table(table);
        }
    }

    void Enum(EnumShape shape) => Line(
        1, $"{shape.Name}: {{ {string.Join(", ", shape.Members.Select(member => $"{YamlText.Word(member.Name)}: {Number(member.Value)}"))} }}");

    void Struct(StructShape shape)
    {
        Line(1, $"{shape.Name}:");
        Line(2, "fields:");
        foreach (var field in shape.Fields)
            Line(3, FieldYaml.Write(schema, field, doc: null));
        Retired(2, shape.Retired);
    }

    void Table(TableShape table)
    {
        Line(1, $"{YamlText.Word(table.Name)}:");
        Line(2, $"record: {table.Record}");
        Line(2, $"id: {Id(table.Id)}");
        if (Doc(table, null) is { } doc)
            Line(2, $"doc: {YamlText.Quoted(doc)}");
        Line(2, $"key: {YamlText.Words(table.Key)}");
        Line(2, $"serialization: {table.Serialization}");
        if (table.Partition is { } partition)
            Line(2, $"partition: {{ by: {partition.By}, on: {YamlText.Word(partition.On)}, count: {Number(partition.Count)} }}");
        if (table.IsVersioned)
            Line(2, "concurrency: version");
        Line(2, "fields:");
        foreach (var field in table.Fields.Where(field => field.Tag > 0))
            Line(3, FieldYaml.Write(schema, field, Doc(table, field.Tag)));
        Within("indexes", table.Indexes, index => IndexYaml.Write(schema, table, index));
        Within("references", table.References, Reference);
        Retired(2, table.Retired);
    }

    string Reference(ReferenceShape reference)
    {
        var target = schema.Table(reference.To).Name;
        var by = reference.Fields is [var only] && only == reference.Name ? "" : $", by: {YamlText.List(reference.Fields)}";
        return $"{YamlText.Word(reference.Name)}: {{ to: {YamlText.Word(target)}{by}, onDelete: {reference.OnDelete} }}";
    }

    void Within<T>(string name, IReadOnlyList<T> items, Func<T, string> write)
    {
        if (items.Count == 0)
            return;
        Line(2, $"{name}:");
        foreach (var item in items)
            Line(3, write(item));
    }

    void Section<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        text.Append('\n');
        Line(0, $"{name}:");
        foreach (var item in items)
            write(item);
    }

    void Retired(int level, IReadOnlyList<int> tags)
    {
        if (tags.Count > 0)
            Line(level, $"retired: [{string.Join(", ", tags.Select(Number))}]");
    }

    string? Doc(TableShape table, int? tag) => schema.Docs.FirstOrDefault(doc => doc.Table == table.Id && doc.Tag == tag)?.Text;

    void Line(int level, string content) => text.Append(' ', 2 * level).Append(content).Append('\n');

    static string Id(Guid id) => id.ToString("D");

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
