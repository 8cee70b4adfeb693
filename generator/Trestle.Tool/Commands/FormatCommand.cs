using System.CommandLine;
using System.Text;
using Trestle.Schema;
using Trestle.Schema.Formatting;
using Trestle.Tool.Files;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle format</c>: lays schema files out, and changes nothing that they say.</summary>
static class FormatCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 when a file would change." };
        var command = new Command(
            "format", "Lays schema files out: two spaces a level, one blank line at most. Words, order and comments stay.")
        {
            paths, check,
        };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(check), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, bool isCheck, TextWriter output, TextWriter error)
    {
        var isUnreadable = false;
        var changed = 0;
        foreach (var file in files)
        {
            if (SchemaFormatter.Format(file, out var problems) is not { } text)
            {
                isUnreadable = true;
                foreach (var problem in problems)
                    error.WriteLine(problem);
            }
            else if (text != file.Text)
            {
                changed++;
                output.WriteLine(file.Path);
                if (!isCheck)
                    File.WriteAllBytes(file.Path, Encoding.UTF8.GetBytes(text));
            }
        }
        error.WriteLine($"{files.Count} {(files.Count == 1 ? "file" : "files")}, {changed} {(isCheck ? "to be formatted" : "formatted")}.");
        return isUnreadable || (isCheck && changed > 0) ? ExitCode.Problems : ExitCode.Success;
    }
}
