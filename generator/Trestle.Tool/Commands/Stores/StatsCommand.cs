using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Trestle.Layout;
using Trestle.Storage;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle stats</c>: how many rows there are, and how much room they take.</summary>
static class StatsCommand
{
    public static Command Create(TextWriter output)
    {
        var options = new StoreOptions();
        var write = new Option<string?>("--write")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Write rows and bytes of each table to this file, or to <schema>.stats.yaml in this folder, which analyzers read.",
        };
        var command = options.Command("stats", "Prints rows, entries and bytes of every table and index.");
        command.Add(write);
        command.SetAction(parsed =>
        {
            using var database = options.Open(parsed, isReadOnly: true);
            var path = parsed.GetResult(write) is null ? null : parsed.GetValue(write) ?? ".";
            return Run(database, path, parsed.GetValue(options.Json), output);
        });
        return command;
    }

    static int Run(StoredDatabase database, string? path, bool asJson, TextWriter output)
    {
        var stats = database.Database.Stats();
        if (path is not null)
            File.WriteAllText(path = FileOf(database.Schema, path), Yaml(database.Schema, stats));
        if (asJson)
            JsonOutput.Object(output, json => Write(json, database.Schema, stats, path));
        else
            Write(output, stats, path);
        return ExitCode.Success;
    }

    static void Write(TextWriter output, StoreStats stats, string? path)
    {
        foreach (var line in stats.Tables)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{NameOf(line),-40} {line.Entries,14:N0} {(line.Index is null ? "rows   " : "entries")} {line.Bytes,18:N0} bytes"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{"in all",-40} {stats.Tables.Where(line => line.Index is null).Sum(line => line.Entries),14:N0} rows    {stats.UsedBytes,18:N0} bytes used of {stats.SizeBytes:N0}"));
        if (path is not null)
            output.WriteLine(FolderSearch.Shown(path));
    }

    static string NameOf(TableStats line) => line.Index is null ? line.Table : $"  {line.Table}.{line.Index}";

    static void Write(Utf8JsonWriter json, SchemaShape schema, StoreStats stats, string? path)
    {
        json.WriteString("schema", schema.Name);
        json.WriteNumber("sizeBytes", stats.SizeBytes);
        json.WriteNumber("usedBytes", stats.UsedBytes);
        json.WriteNumber("maxSizeBytes", stats.MaxSizeBytes);
        json.WriteNumber("readers", stats.Readers);
        JsonOutput.List(json, "tables", Tables(schema, stats), table =>
        {
            json.WriteString("id", table.Shape.Id);
            json.WriteString("name", table.Shape.Name);
            json.WriteNumber("rows", table.Rows.Entries);
            json.WriteNumber("bytes", table.Rows.Bytes);
            JsonOutput.List(json, "indexes", stats.Tables.Where(line => line.Table == table.Shape.Name && line.Index is not null), index =>
            {
                json.WriteString("name", index.Index);
                json.WriteNumber("entries", index.Entries);
                json.WriteNumber("bytes", index.Bytes);
            });
        });
        if (path is not null)
            json.WriteString("path", FolderSearch.Shown(path));
    }

    static string Yaml(SchemaShape schema, StoreStats stats)
    {
        var text = new StringBuilder($"# Rows and sizes in a store, by which analyzers judge. Written by 'trestle stats --write'.\ntables:\n");
        foreach (var (table, rows) in Tables(schema, stats))
            text.Append(CultureInfo.InvariantCulture, $"  {table.Id:D}: {{ name: {YamlText.Word(table.Name)}, rows: {rows.Entries}, bytes: {rows.Bytes} }}\n");
        return text.ToString();
    }

    static IEnumerable<(TableShape Shape, TableStats Rows)> Tables(SchemaShape schema, StoreStats stats) =>
        from table in schema.Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
        let rows = stats.Tables.FirstOrDefault(line => line.Table == table.Name && line.Index is null)
        where rows is not null
        select (table, rows);

    static string FileOf(SchemaShape schema, string path) =>
        Directory.Exists(path) ? Path.Combine(path, schema.Name.ToLowerInvariant() + ".stats.yaml") : path;
}
