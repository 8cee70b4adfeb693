using System.CommandLine;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate merge</c>: records that branches have met. They merge by themselves; the step only says so.</summary>
static class MergeCommand
{
    public static Command Create(TextWriter output, TextWriter error) => MigrateCommand.Over(
        "merge", "Writes a step without changes that follows the last steps of all branches.", output, error, Run);

    static int Run(MigrationProject project, string? schema, MigrationReport report)
    {
        if (report.Obstacles(project))
            return ExitCode.Problems;
        foreach (var model in project.Chosen(schema))
            Merge(project, model, report);
        report.Close();
        return ExitCode.Success;
    }

    static void Merge(MigrationProject project, SchemaModel schema, MigrationReport report)
    {
        if (project.Histories.Find(schema.Name) is not { Heads.Count: > 1, Schema: { } merged } history)
        {
            report.Unchanged(schema.Name);
            return;
        }
        var step = new Step(schema.Name, new(history.Heads.Select(head => head.Hash)), merged.Hash, default, default);
        var file = StepFiles.Write(history, project.MainFile(schema), schema.Name, "merge", StepWriter.Write(step, merged, merged, []));
        report.Merged(file.Path, step, history.Heads);
    }
}
