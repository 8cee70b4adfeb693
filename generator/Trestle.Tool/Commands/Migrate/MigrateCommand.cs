using System.CommandLine;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate</c>: the commands about steps, and those that take stores along.</summary>
static class MigrateCommand
{
    public static Command Create(TextWriter output, TextWriter error) =>
        new("migrate", "Writes and explains the steps by which schemas change: files beside the schema, in <schema>.migrations.")
        {
            AddCommand.Create(output, error),
            MergeCommand.Create(output, error),
            StatusCommand.Create(output, error),
            SquashCommand.Create(output, error),
            VerifyStepsCommand.Create(output, error),
            PlanCommand.Create(output, error),
            ApplyCommand.Apply(output, error),
            ApplyCommand.Down(output, error),
            ApplyCommand.Baseline(output, error),
            VacuumCommand.Create(output, error),
        };

    /// <summary>A command over the schemas and steps of a project that takes nothing but which of them, and how to report.</summary>
    public static Command Over(
        string name, string description, TextWriter output, TextWriter error, Func<MigrationProject, string?, MigrationReport, int> run)
    {
        var paths = SchemaFiles.Argument();
        var schema = SchemaOption();
        var json = JsonOption();
        var command = new Command(name, description) { paths, schema, json };
        command.SetAction(parsed => run(
            MigrationProject.Read(parsed.GetValue(paths)!), parsed.GetValue(schema), Report(parsed.GetValue(json), output, error)));
        return command;
    }

    public static Option<string?> SchemaOption() => new("--schema") { Description = "The name of the schema, where there are several." };

    public static Option<bool> JsonOption() => StoreOptions.JsonOption();

    public static MigrationReport Report(bool asJson, TextWriter output, TextWriter error) =>
        asJson ? new JsonReport(output) : new TextReport(output, error);
}
