using System.CommandLine;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate status</c>: the steps of each schema, what is wrong with them, and what no step says yet.</summary>
static class StatusCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StepOptions();
        options.Store.Required = false;
        var command = options.Command(
            "status",
            "Lists the steps in order, and what the schema has that they do not say; with --store, those that the store has and lacks. Exit code 1 "
                + "when there is such, or a problem.");
        command.SetAction(parsed =>
        {
            var asJson = parsed.GetValue(options.Json);
            return parsed.GetValue(options.Store) is null
                ? Run(options.Project(parsed), options.SchemaName(parsed), MigrateCommand.Report(asJson, output, error))
                : StoreStatus.Report(options.Read(parsed), options.AddressOf(parsed), asJson, output);
        });
        return command;
    }

    static int Run(MigrationProject project, string? schema, MigrationReport report)
    {
        if (report.Obstacles(project))
            return ExitCode.Problems;
        var isClean = project.Problems.All(problem => problem.Rule.Severity != Severity.Error);
        foreach (var model in project.Schemas.Where(model => schema is null || model.Name == schema))
        {
            var history = project.Histories.Find(model.Name);
            var pending = PendingChanges.Of(model, history);
            report.Status(model.Name, history, pending, project.Problems);
            isClean &= history is null || pending.Changes.Count == 0;
        }
        report.Close();
        return isClean ? ExitCode.Success : ExitCode.Problems;
    }
}
