using System.CommandLine;
using Trestle.Schema;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate squash</c>: one step in the place of all, proven to lead to the same schema before the others go.</summary>
static class SquashCommand
{
    public static Command Create(TextWriter output, TextWriter error) => MigrateCommand.Over(
        "squash", "Replaces all steps by one. Stores that have not applied the last of them need the old files first.", output, error, Run);

    static int Run(MigrationProject project, string? schema, MigrationReport report)
    {
        if (report.Obstacles(project))
            return ExitCode.Problems;
        foreach (var model in project.Chosen(schema))
            Squash(project, model, report);
        report.Close();
        return ExitCode.Success;
    }

    static void Squash(MigrationProject project, SchemaModel schema, MigrationReport report)
    {
        if (project.Histories.Find(schema.Name) is not { Steps.Count: > 1, Schema: { } reached } history)
        {
            report.Unchanged(schema.Name);
            return;
        }
        var replaced = history.Heads.SelectMany(head => head.Step!.Replaces.Prepend(head.Hash));
        var step = new Step(history.Name, default, reached.Hash, new(replaced), SchemaDifference.Between(Snapshot.Empty, reached))
        {
            Used = new(history.Ever.Where(id => IsToBeRemembered(id, reached))),
        };
        var text = StepWriter.Write(step, Snapshot.Empty, reached, []);
        Prove(text, reached);
        var file = StepFiles.Write(history, project.MainFile(schema), schema.Name, "squash", text);
        foreach (var old in history.Steps)
            File.Delete(old.Source.Path);
        report.Squashed(file.Path, step, history.Steps);
    }

    // What belonged to something that is gone is gone with it.
    static bool IsToBeRemembered(ItemId id, Snapshot reached) =>
        !reached.Contains(id) && (id.OwnerId is not { } owner || reached.Contains(owner));

    static void Prove(string text, Snapshot reached)
    {
        var alone = StepHistories.Of([StepParser.Parse(new SourceFile("squash" + StepFileName.Ending, text))]);
        if (alone.All.Single().Schema?.Equals(reached) != true)
        {
            throw new InvalidOperationException(
                "The squashed step does not lead to the schema of the steps. This is a bug in Trestle: report it with the steps.");
        }
    }
}
