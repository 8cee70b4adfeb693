using System.CommandLine;
using System.Text.RegularExpressions;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
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
        var transform = new Option<string[]>("--transform")
        {
            Description = "A table whose rows a method in C# writes anew: the compiler asks for it. Once for each table.",
        };
        var json = MigrateCommand.JsonOption();
        var command = new Command(
            "add",
            "Writes a step with what changed since the newest one. Without steps, it says everything.")
        {
            name, paths, schema, from, transform, json,
        };
        command.SetAction(parsed =>
        {
            var project = MigrationProject.Read(parsed.GetValue(paths)!);
            var report = MigrateCommand.Report(parsed.GetValue(json), output, error);
            var wish = new Wish(parsed.GetValue(name)!, parsed.GetValue(schema), parsed.GetValue(from), parsed.GetValue(transform) ?? []);
            return Run(project, wish, report);
        });
        return command;
    }

    static int Run(MigrationProject project, Wish wish, MigrationReport report)
    {
        if (!NameForm().IsMatch(wish.Name))
            throw new UsageException($"A step cannot be called '{wish.Name}'. Use at most 80 letters, digits, '-' and '_'.");
        if (report.Obstacles(project))
            return ExitCode.Problems;
        foreach (var model in project.Chosen(wish.Schema))
            Add(project, model, wish, report);
        report.Close();
        return ExitCode.Success;
    }

    static void Add(MigrationProject project, SchemaModel schema, Wish wish, MigrationReport report)
    {
        var history = History(project, schema, wish.From);
        var pending = PendingChanges.Of(schema, history);
        pending = pending.Transforming(wish.Transforms.Select(table => Table(schema, pending, table)));
        if (pending.Changes.Count == 0 && pending.Transforms.Count == 0)
        {
            report.Unchanged(schema.Name);
            return;
        }
        var step = pending.ToStep();
        var text = StepWriter.Write(step, pending.Before, pending.After, pending.Effects);
        var file = StepFiles.Write(history, project.MainFile(schema), schema.Name, wish.Name, text);
        report.Added(file.Path, step, pending);
    }

    static SchemaHistory? History(MigrationProject project, SchemaModel schema, string? from)
    {
        if (from is null)
            return project.Histories.Find(schema.Name);
        return project.Histories.Find(from)
            ?? throw new UsageException($"No steps belong to a schema '{from}'. Give the name that the newest step says.");
    }

    static ItemId Table(SchemaModel schema, PendingChanges pending, string name)
    {
        var table = schema.Tables.FirstOrDefault(table => table.Name == name)
            ?? throw new UsageException($"There is no table '{name}' to transform. Choose one of: {string.Join(", ", schema.Tables.Select(table => table.Name))}.");
        return pending.Before.Contains(ItemId.Table(table.Id))
            ? ItemId.Table(table.Id)
            : throw new UsageException($"Table '{name}' is new, and has no rows to transform. Leave it out.");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$")]
    private static partial Regex NameForm();

    /// <summary>What was asked for on the command line.</summary>
    sealed record Wish(string Name, string? Schema, string? From, string[] Transforms);
}
