using System.Text.Json;
using Trestle.Tool.Commands;
using Trestle.Tool.Files;
using Trestle.Tool.Importing.Drafts;

namespace Trestle.Tool.Importing;

/// <summary>Tells what was imported, and what could not be expressed.</summary>
/// <param name="schema">What was imported.</param>
/// <param name="path">The file that was written, if any.</param>
/// <param name="rows">How many rows were copied; null when none were to be.</param>
sealed class ImportReport(DraftSchema schema, string? path, long? rows)
{
    /// <summary>The remarks in the order of the file, each with its place.</summary>
    public IEnumerable<(string Place, string Text)> Remarks() =>
    [
        .. Of(schema, $"schema '{schema.Name}'"),
        .. schema.Enums.SelectMany(named => Of(named, $"enum '{named.Name}'")),
        .. schema.Tables.SelectMany(table => (IEnumerable<(string, string)>)
        [
            .. Of(table, $"table '{table.Name}'"),
            .. table.Fields.SelectMany(field => Of(field, $"field '{field.Name}' of table '{table.Name}'")),
            .. table.Indexes.SelectMany(index => Of(index, $"index '{index.Name}' of table '{table.Name}'")),
            .. table.References.SelectMany(reference => Of(reference, $"reference '{reference.Name}' of table '{table.Name}'")),
        ]),
    ];

    /// <summary>For people: the schema, if it was not written to a file, and the remarks beside it.</summary>
    public void Write(string? text, TextWriter output, TextWriter error)
    {
        output.Write(text ?? FolderSearch.Shown(path!) + Environment.NewLine);
        var remarks = Remarks().ToList();
        foreach (var (place, remark) in remarks)
            error.WriteLine($"{char.ToUpperInvariant(place[0])}{place[1..]}: {remark}");
        error.WriteLine($"{Count(schema.Tables.Count, "table")}, {Count(schema.Tables.Sum(table => table.Fields.Count), "field")}, "
            + $"{Count(schema.Tables.Sum(table => table.Indexes.Count), "index", "indexes")}, "
            + $"{Count(schema.Tables.Sum(table => table.References.Count), "reference")}, {Count(remarks.Count, "remark")}"
            + $"{(rows is { } copied ? $", {Count(copied, "row")}" : "")}.");
    }

    /// <summary>For programs: one object.</summary>
    public void WriteJson(TextWriter output, string? text) => JsonOutput.Object(output, json =>
    {
        json.WriteString("schema", schema.Name);
        json.WriteString("source", schema.Place);
        if (path is not null)
            json.WriteString("path", FolderSearch.Shown(path));
        else
            json.WriteString("text", text);
        if (rows is { } copied)
            json.WriteNumber("rows", copied);
        JsonOutput.List(json, "tables", schema.Tables, table => WriteTable(json, table));
        JsonOutput.List(json, "remarks", Remarks(), remark =>
        {
            json.WriteString("place", remark.Place);
            json.WriteString("text", remark.Text);
        });
    });

    static void WriteTable(Utf8JsonWriter json, DraftTable table)
    {
        json.WriteString("name", table.Name);
        json.WriteString("source", table.Source);
        JsonOutput.List(json, "fields", table.Fields, field =>
        {
            json.WriteString("name", field.Name);
            json.WriteString("source", field.Source);
        });
        json.WriteNumber("indexes", table.Indexes.Count);
        json.WriteNumber("references", table.References.Count);
    }

    static IEnumerable<(string, string)> Of(DraftItem item, string place) => item.Remarks.Select(remark => (place, remark));

    static string Count(long number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";
}
