using System.CommandLine;
using Trestle.Schema;
using Trestle.Schema.Rules;
using Trestle.Tool.Docs;
using Trestle.Tool.Files;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle doc</c>: what the schemas say, for people.</summary>
static class DocCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var command = new Command(
            "doc", "Prints Markdown: a Mermaid diagram of tables and references, then every table, struct and enum.")
        {
            paths,
        };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, TextWriter output, TextWriter error)
    {
        var compilation = SchemaCompiler.Compile(files.Select(SchemaParser.Parse));
        foreach (var problem in compilation.Problems.Where(problem => problem.Rule.Severity == Severity.Error))
            error.WriteLine(problem);
        if (compilation.HasErrors)
            return ExitCode.Problems;
        output.Write(string.Join('\n', compilation.Schemas.Select(SchemaPage.Write)));
        return ExitCode.Success;
    }
}
