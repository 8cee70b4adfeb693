using System.CommandLine;
using System.Globalization;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle copy</c>: the rows of a store into another one of any kind.</summary>
static class CopyCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StoreOptions();
        var to = StoreOptions.Address("--to", "The store to copy to, which is created if it is not there.");
        var deleteExtra = new Option<bool>("--delete-extra") { Description = "Remove rows that only the target has. Default: such a row is an error." };
        var command = options.Command(
            "copy",
            "Makes the rows of one store those of another, of any kind: equal ones are skipped, so that a copy that was stopped goes on where it was "
                + "when it is run again.");
        command.Add(to);
        command.Add(deleteExtra);
        command.SetAction(parsed =>
        {
            var target = StoreAddress.Parse(parsed.GetValue(to)!);
            using var source = options.Open(parsed, isReadOnly: true);
            var copying = new CopyOptions { DeleteExtra = parsed.GetValue(deleteExtra) };
            return Run(source, target, copying, parsed.GetValue(options.Json), output, error);
        });
        return command;
    }

    static int Run(StoredDatabase source, StoreAddress to, CopyOptions options, bool asJson, TextWriter output, TextWriter error)
    {
        if (to == source.Address)
            throw new UsageException($"{to.Place} is the source itself. Name another store with --to.");
        using var target = StoredDatabase.Open(to, source.Schema, source.Classes, isReadOnly: false);
        using var line = new ProgressLine(error);
        var done = source.Database.CopyTo(
            target.Database, options, new LineProgress<CopyProgress>(at => line.Report($"rows of '{at.Table}'", at.Done.Rows, at.Total)));
        line.Dispose();
        if (asJson)
            JsonOutput.Object(output, json =>
            {
                json.WriteNumber("rows", done.Rows);
                json.WriteNumber("inserted", done.Inserted);
                json.WriteNumber("replaced", done.Replaced);
                json.WriteNumber("deleted", done.Deleted);
            });
        else
            error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Rows:N0} rows in {to.Place}: {done.Inserted:N0} inserted, {done.Replaced:N0} replaced, {done.Deleted:N0} deleted."));
        return ExitCode.Success;
    }
}
