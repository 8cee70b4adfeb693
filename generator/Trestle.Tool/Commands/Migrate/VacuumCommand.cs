using System.CommandLine;
using Trestle.Migrations;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate vacuum</c>: deletes for good what steps have dropped.</summary>
static class VacuumCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StepOptions();
        var command = options.Command("vacuum", "Deletes for good what steps have dropped, which could come back until then.");
        command.SetAction(parsed =>
        {
            var migrator = options.Read(parsed).MigratorOf(options.AddressOf(parsed).ToExistingStore());
            var dropped = migrator.Status().Tombstones;
            using (var line = new ProgressLine(error))
                migrator.Vacuum(MigrateOptions.Default with { Progress = new LineProgress<MigrationProgress>(at => line.Report(at.Action, at.Done, at.Total)) });
            if (parsed.GetValue(options.Json))
                JsonOutput.Object(output, json => JsonOutput.Texts(json, "deleted", dropped.Select(StoreStatus.Name)));
            else
                foreach (var item in dropped)
                    output.WriteLine(StoreStatus.Name(item));
            return ExitCode.Success;
        });
        return command;
    }
}
