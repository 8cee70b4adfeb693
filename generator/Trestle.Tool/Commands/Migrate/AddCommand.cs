using System.CommandLine;
using System.Text.RegularExpressions;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate add</c>: writes the step that says what a schema has and its steps do not.</summary>
static partial class AddCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var name = new Argument<string>("name") { Description = "What the step does, for example 'rename-customers': letters, digits, '-' and '_'." };
        var paths = SchemaFiles.Argument();
        var schema = MigrateCommand.SchemaOption();
        var from = new Option<string?>("--from") { Description = "The name that the schema had, when it was renamed." };
        var json = MigrateCommand.JsonOption();
        var command = new Command(
            "add",
            "Writes a step with what changed since the newest one. Without steps, it says everything.")
        {
            name, paths, schema, from, json,
        };
        command.SetAction(parsed =>
        {
            var project = MigrationProject.Read(parsed.GetValue(paths)!);
            var report = MigrateCommand.Report(parsed.GetValue(json), output, error);
            return Run(project, parsed.GetValue(name)!, parsed.GetValue(schema), parsed.GetValue(from), report);
        });
        return command;
    }

    static int Run(MigrationProject project, string name, string? schema, string? from, MigrationReport report)
    {
        if (!NameForm().IsMatch(name))
            throw new UsageException($"A step cannot be called '{name}'. Use at most 80 letters, digits, '-' and '_'.");
        if (report.Obstacles(project))
            return ExitCode.Problems;
        foreach (var model in project.Chosen(schema))
            Add(project, model, History(project, model, from), name, report);
        report.Close();
        return ExitCode.Success;
    }

    static SchemaHistory? History(MigrationProject project, SchemaModel schema, string? from)
    {
        if (from is null)
            return project.Histories.Find(schema.Name);
        return project.Histories.Find(from)
            ?? throw new UsageException($"No steps belong to a schema '{from}'. Give the name that the newest step says.");
    }

    static void Add(MigrationProject project, SchemaModel schema, SchemaHistory? history, string name, MigrationReport report)
    {
        var pending = PendingChanges.Of(schema, history);
        if (pending.Changes.Count == 0)
        {
            report.Unchanged(schema.Name);
            return;
        }
        var step = pending.ToStep();
        var text = StepWriter.Write(step, pending.Before, pending.After, pending.Effects);
        var file = StepFiles.Write(history, project.MainFile(schema), schema.Name, name, text);
        report.Added(file.Path, step, pending);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$")]
    private static partial Regex NameForm();
}
