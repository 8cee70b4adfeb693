using Trestle.Schema.Model;

namespace Trestle.Tool.Docs;

/// <summary>Writes a schema as a page of Markdown.</summary>
static class SchemaPage
{
    public static string Write(SchemaModel schema)
    {
        var page = new MarkdownPage();
        page.Heading(1, schema.Name, schema.Doc);
        if (schema.Tables.Count > 0)
            page.Block("mermaid", MermaidDiagram.Write(schema));
        foreach (var table in schema.Tables)
            WriteTable(page, table);
        foreach (var model in schema.Structs)
            WriteStruct(page, model);
        foreach (var model in schema.Enums)
            WriteEnum(page, model);
        return page.ToString();
    }

    static void WriteTable(MarkdownPage page, TableModel table)
    {
        page.Heading(2, table.Name, table.Doc);
        page.Line($"Key: {string.Join(", ", table.Key.Select(field => $"`{field}`"))}. Record: `{table.Record}`. Id: `{table.Id}`.");
        page.Table(["field", "type", "tag", "rules", "what it is"], table.Fields.Where(field => !field.IsVersion).Select(FieldCells));
        page.Table(["index", "by", "rules", "what it is"], table.Indexes.Select(IndexCells));
        page.Table(["reference", "by", "to", "when that row is deleted"], table.References.Select(ReferenceCells));
        WriteRetired(page, table.Retired);
    }

    static void WriteStruct(MarkdownPage page, StructModel model)
    {
        page.Heading(2, model.Name, model.Doc);
        page.Line("A struct.");
        page.Table(["field", "type", "tag", "rules", "what it is"], model.Fields.Select(FieldCells));
        WriteRetired(page, model.Retired);
    }

    static void WriteEnum(MarkdownPage page, EnumModel model)
    {
        page.Heading(2, model.Name, model.Doc);
        page.Line("An enum.");
        page.Table(["member", "value", "what it is"], model.Members.Select(member => new[] { Code(member.Name), $"{member.Value}", member.Doc ?? "" }));
    }

    static void WriteRetired(MarkdownPage page, IReadOnlyCollection<int> tags)
    {
        if (tags.Count > 0)
            page.Line($"Retired tags: {string.Join(", ", tags)}.");
    }

    static string[] FieldCells(FieldModel field) =>
        [Code(field.Name), Code(FieldText.Type(field)), $"{field.Tag}", FieldText.Rules(field), field.Doc ?? ""];

    static string[] IndexCells(IndexModel index) =>
        [Code(index.Name), string.Join(", ", index.Parts.Select(part => part.Field + (part.IsDescending ? " desc" : ""))), IndexText.Rules(index), index.Doc ?? ""];

    static string[] ReferenceCells(ReferenceModel reference) =>
        [Code(reference.Name), string.Join(", ", reference.Fields), reference.To, WhenDeleted(reference.OnDelete)];

    static string WhenDeleted(OnDelete onDelete) => onDelete switch
    {
        OnDelete.Cascade => "this row is deleted too",
        OnDelete.SetNull => "the fields become null",
        _ => "it is not, as long as this row is there",
    };

    static string Code(string text) => $"`{text}`";
}
