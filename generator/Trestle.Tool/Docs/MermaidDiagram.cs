using System.Text;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Tool.Docs;

/// <summary>Writes tables and references as an entity relationship diagram of Mermaid.</summary>
static class MermaidDiagram
{
    public static string Write(SchemaModel schema)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var table in schema.Tables)
            WriteTable(text, table);
        foreach (var table in schema.Tables)
        {
            foreach (var reference in table.References)
                text.Append($"  {table.Name} {Many(table, reference)}--{One(table, reference)} {reference.To} : {reference.Name}\n");
        }
        return text.ToString();
    }

    static void WriteTable(StringBuilder text, TableModel table)
    {
        text.Append($"  {table.Name} {{\n");
        foreach (var field in table.Fields.Where(field => !field.IsVersion))
            text.Append($"    {Type(field.Type)} {field.Name}{Keys(table, field)}\n");
        text.Append("  }\n");
    }

    static string Keys(TableModel table, FieldModel field)
    {
        var keys = new List<string>();
        if (table.IsKey(field))
            keys.Add("PK");
        if (table.References.Any(reference => reference.Fields.Contains(field.Name)))
            keys.Add("FK");
        if (table.Indexes.Any(index => index.IsUnique && index.Parts.Count == 1 && index.Parts[0].Field == field.Name))
            keys.Add("UK");
        return keys.Count == 0 ? "" : " " + string.Join(", ", keys);
    }

    // Mermaid's words for types have letters, digits, '-', '_' and round or square brackets.
    static string Type(TypeModel type) => TypeText.Of(type)
        .Replace("map<string, ", "map[", StringComparison.Ordinal).Replace('<', '[').Replace('>', ']').Replace(',', '_').Replace(' ', '_');

    static string Many(TableModel table, ReferenceModel reference) => IsUnique(table, reference) ? "|o" : "}o";

    static string One(TableModel table, ReferenceModel reference) =>
        reference.Fields.Any(field => table.Field(field).IsNullable) ? "o|" : "||";

    static bool IsUnique(TableModel table, ReferenceModel reference) =>
        table.Key.Equals(reference.Fields)
        || table.Indexes.Any(index => index.IsUnique && index.Where.Count == 0 && index.Parts.Select(part => part.Field).SequenceEqual(reference.Fields));
}
