using System.CommandLine;
using System.Text.Json;
using Trestle.Schema;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle check</c>: what the compiler would say about the schemas and their steps.</summary>
static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var json = StoreOptions.JsonOption();
        var command = new Command("check", "Prints every problem of the schemas as 'path(line,col): error TRS1004: Fact. Remedy.'") { paths, json };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(json), output, error));
        return command;
    }

    static int Run(string[] paths, bool asJson, TextWriter output, TextWriter error)
    {
        var files = SchemaFiles.Read(paths).Select(SchemaParser.Parse).ToList();
        var problems = SchemaCompiler.Compile(files, StepFiles.Read(paths, files), StatsFiles.Read(paths)).Problems;
        if (asJson)
            JsonOutput.Object(output, json => Write(json, problems, files.Count));
        else
            WriteLines(problems, files.Count, output, error);
        return problems.Any(problem => problem.Rule.Severity == Severity.Error) ? ExitCode.Problems : ExitCode.Success;
    }

    static void Write(Utf8JsonWriter json, IEnumerable<Problem> problems, int files)
    {
        json.WriteNumber("files", files);
        ProblemJson.List(json, problems);
    }

    static void WriteLines(IReadOnlyCollection<Problem> problems, int files, TextWriter output, TextWriter error)
    {
        foreach (var problem in problems)
            output.WriteLine(problem);
        error.WriteLine($"{files} {(files == 1 ? "file" : "files")}, {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}.");
    }
}
