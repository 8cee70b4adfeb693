using System.CommandLine;
using System.Text;
using System.Text.Json;
using Trestle.Schema;
using Trestle.Schema.Formatting;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle format</c>: lays schema files out, and changes nothing that they say.</summary>
static class FormatCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 when a file would change." };
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "format", "Lays schema files out: two spaces a level, one blank line at most. Words, order and comments stay.")
        {
            paths, check, json,
        };
        command.SetAction(parsed =>
        {
            var format = new Formatting(SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(check));
            if (parsed.GetValue(json))
                JsonOutput.Object(output, format.Write);
            else
                format.Write(output, error);
            return format.Code;
        });
        return command;
    }

    sealed class Formatting
    {
        readonly int files;
        readonly bool isCheck;
        readonly List<string> changed = [];
        readonly List<Problem> problems = [];

        public Formatting(IReadOnlyList<SourceFile> files, bool isCheck)
        {
            this.files = files.Count;
            this.isCheck = isCheck;
            foreach (var file in files)
                Format(file);
        }

        public int Code => problems.Count > 0 || (isCheck && changed.Count > 0) ? ExitCode.Problems : ExitCode.Success;

        public void Write(TextWriter output, TextWriter error)
        {
            foreach (var path in changed)
                output.WriteLine(path);
            foreach (var problem in problems)
                error.WriteLine(problem);
            error.WriteLine($"{files} {(files == 1 ? "file" : "files")}, {changed.Count} {(isCheck ? "to be formatted" : "formatted")}.");
        }

        public void Write(Utf8JsonWriter json)
        {
            json.WriteNumber("files", files);
            JsonOutput.Texts(json, "changed", changed);
            ProblemJson.List(json, problems);
        }

        void Format(SourceFile file)
        {
            if (SchemaFormatter.Format(file, out var found) is not { } text)
            {
                problems.AddRange(found);
                return;
            }
            if (text == file.Text)
                return;
            changed.Add(file.Path);
            if (!isCheck)
                File.WriteAllBytes(file.Path, Encoding.UTF8.GetBytes(text));
        }
    }
}
