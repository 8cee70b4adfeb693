using System.CommandLine;
using System.Globalization;
using Trestle.Tool.Dumps;
using Trestle.Tool.Rows;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle dump</c>: the rows of a store as lines of JSON.</summary>
static class DumpCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StoreOptions();
        var table = new Option<string?>("--table") { Description = "Only the rows of this table, without a head and an end." };
        var path = new Option<string?>("--out") { Description = "The file to write, compressed if it ends in .gz. Default: standard output." };
        var command = options.Command(
            "dump",
            "Writes all rows of one moment as NDJSON: a line with the schema, a line per row, a line at the end. 'load' makes the same rows of it on "
                + "any store.");
        command.Add(table);
        command.Add(path);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(options.Json) && parsed.GetValue(path) is null)
                throw new UsageException("With --json the command prints what it did, not the rows. Name a file for them with --out.");
            using var database = options.Open(parsed, isReadOnly: true);
            return Run(database, parsed.GetValue(table), parsed.GetValue(path), parsed.GetValue(options.Json), output, error);
        });
        return command;
    }

    static int Run(StoredDatabase database, string? table, string? path, bool asJson, TextWriter output, TextWriter error)
    {
        var tables = database.Tables(table);
        if (path is null)
        {
            Write(Lines(output), database, tables, table is not null, error);
            return ExitCode.Success;
        }
        var rows = ToFile(path, lines => Write(lines, database, tables, table is not null, error));
        if (asJson)
            JsonOutput.Object(output, json =>
            {
                json.WriteString("path", path);
                json.WriteNumber("rows", rows);
            });
        else
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {(rows == 1 ? "row" : "rows")} written to {path}."));
        return ExitCode.Success;
    }

    static long Write(TextWriter lines, StoredDatabase database, IReadOnlyList<TableRows> tables, bool isBare, TextWriter error)
    {
        using var progress = new ProgressLine(error);
        return database.Read(snapshot =>
        {
            var writer = new DumpWriter(lines, snapshot, progress);
            if (isBare)
                writer.Write(tables[0]);
            else
                writer.Write(database.Schema, tables);
            lines.Flush();
            return writer.Rows;
        });
    }

    // The file appears under its name when it is whole.
    static long ToFile(string path, Func<TextWriter, long> write)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new UsageException($"There is a file '{path}' already. Choose another name, or remove it first.");
        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            long rows;
            using (var lines = DumpFormat.Create(partial, DumpFormat.IsCompressed(path)))
                rows = write(lines);
            File.Move(partial, path, overwrite: false);
            return rows;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // The console's own writer flushes at every line.
    static TextWriter Lines(TextWriter output) => output == Console.Out
        ? new StreamWriter(Console.OpenStandardOutput(), DumpFormat.Encoding, 1 << 16) : output;
}
