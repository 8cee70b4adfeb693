using System.CommandLine;
using System.Text;
using Trestle.Schema;
using Trestle.Tool.Files;
using Trestle.Tool.Fixing;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle fix</c>: mints the ids that tables and indexes lack, and leaves every other byte as it is.</summary>
static class FixCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var command = new Command("fix", "Gives every table and index that has no id a new one, and changes nothing else.") { paths };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, TextWriter output, TextWriter error)
    {
        var code = ExitCode.Success;
        foreach (var file in files)
        {
            var mending = MissingIds.Mint(file, Guid.NewGuid);
            if (mending.Minted > 0)
                File.WriteAllBytes(file.Path, Encoding.UTF8.GetBytes(mending.Text));
            output.WriteLine($"{file.Path}: {mending.Minted} {(mending.Minted == 1 ? "id" : "ids")} minted");
            foreach (var left in mending.Left)
                error.WriteLine(left);
            if (mending.Left.Count > 0)
                code = ExitCode.Problems;
        }

        return code;
    }
}
