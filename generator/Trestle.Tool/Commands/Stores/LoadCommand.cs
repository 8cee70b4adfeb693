using System.CommandLine;
using System.Globalization;
using Trestle.Tool.Dumps;
using Trestle.Tool.Rows;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle load</c>: lines of JSON become the rows of a store, all of them or none.</summary>
static class LoadCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StoreOptions();
        var path = new Argument<string>("file") { Description = "A dump, compressed if it ends in .gz; - for standard input." };
        var table = new Option<string?>("--table") { Description = "The table to load: the only one of a whole dump, or that of a file of rows." };
        var schema = new Option<string[]>("--schema") { Description = "Schema files by which to create the store. Default: the schema in the dump." };
        var replace = new Option<bool>("--replace") { Description = "Replace rows whose keys are there. Default: that is an error." };
        var command = options.Command(
            "load",
            "Loads a dump into a store, which is created if it is not there. The whole file is checked first, and then loaded in one transaction: "
                + "all rows or none. Exit code 1 when rows are wrong; then every line is told.");
        foreach (var symbol in (Option[])[table, schema, replace])
            command.Add(symbol);
        command.Add(path);
        command.SetAction(parsed =>
        {
            using var file = DumpFile.Of(parsed.GetValue(path)!, Console.OpenStandardInput);
            var target = LoadTarget.Of(options.AddressOf(parsed), parsed.GetValue(options.Assembly), parsed.GetValue(schema) ?? [], file);
            var load = new Load(file, target, parsed.GetValue(table), parsed.GetValue(replace));
            return load.Run(parsed.GetValue(options.Json), output, error);
        });
        return command;
    }

    sealed class Load(DumpFile file, LoadTarget target, string? table, bool replace)
    {
        readonly IReadOnlyList<TableRows> tables = target.Classes.Tables;
        DumpContents contents = new();

        public int Run(bool asJson, TextWriter output, TextWriter error)
        {
            using var progress = new ProgressLine(error);
            contents = DumpCheck.Run(file, tables, table, progress);
            if (contents.Problems.Count == 0)
                Write(progress);
            progress.Dispose();
            if (asJson)
                WriteJson(output);
            else
                WriteText(error);
            return contents.Problems.Count == 0 ? ExitCode.Success : ExitCode.Problems;
        }

        void Write(ProgressLine progress)
        {
            try
            {
                target.Write(engine => new DumpLoad(file, contents, progress).Run(engine, tables, replace));
            }
            catch (UniqueViolationException duplicate)
            {
                var lines = Culprits.Of(duplicate, file, contents, tables);
                contents.Problems.AddRange(lines.DefaultIfEmpty().Select(line => new DumpProblem(line, duplicate.Message)));
            }
            catch (TrestleException refused) when (refused is ForeignKeyViolationException or CheckViolationException or KeyTooLongException)
            {
                contents.Problems.Add(new(0, refused.Message));
            }
        }

        long Loaded => contents.Problems.Count > 0 ? 0 : contents.Rows.Where(rows => table is null || rows.Key == table).Sum(rows => rows.Value);

        void WriteText(TextWriter error)
        {
            foreach (var problem in contents.Problems)
                error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{file.Name}{(problem.Line > 0 ? $"({problem.Line})" : "")}: {problem.Message}"));
            error.WriteLine(contents.Problems.Count > 0
                ? "Nothing was loaded."
                : string.Create(CultureInfo.InvariantCulture, $"{Loaded:N0} {(Loaded == 1 ? "row" : "rows")} loaded into {target.Place}."));
        }

        void WriteJson(TextWriter output) => JsonOutput.Object(output, json =>
        {
            json.WriteNumber("rows", Loaded);
            JsonOutput.List(json, "problems", contents.Problems, problem =>
            {
                if (problem.Line > 0)
                    json.WriteNumber("line", problem.Line);
                json.WriteString("message", problem.Message);
            });
        });
    }
}
