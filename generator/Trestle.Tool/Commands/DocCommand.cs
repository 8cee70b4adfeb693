using System.CommandLine;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Tool.Docs;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle doc</c>: what the schemas say, for people.</summary>
static class DocCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "doc", "Prints Markdown: a Mermaid diagram of tables and references, then every table, struct and enum.")
        {
            paths, json,
        };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(json), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, bool asJson, TextWriter output, TextWriter error)
    {
        var compilation = SchemaCompiler.Compile(files.Select(SchemaParser.Parse));
        var errors = compilation.Problems.Where(problem => problem.Rule.Severity == Severity.Error).ToList();
        foreach (var problem in errors)
            error.WriteLine(problem);
        if (asJson)
            Write(output, compilation.HasErrors ? [] : compilation.Schemas, errors);
        else if (!compilation.HasErrors)
            output.Write(string.Join('\n', compilation.Schemas.Select(SchemaPage.Write)));
        return compilation.HasErrors ? ExitCode.Problems : ExitCode.Success;
    }

    static void Write(TextWriter output, IEnumerable<SchemaModel> schemas, IEnumerable<Problem> errors) => JsonOutput.Object(output, json =>
    {
        JsonOutput.List(json, "pages", schemas, schema =>
        {
            json.WriteString("schema", schema.Name);
            json.WriteString("markdown", SchemaPage.Write(schema));
        });
        ProblemJson.List(json, errors);
    });
}
