using System.CommandLine;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate</c>: the commands about steps, which look at files alone.</summary>
static class MigrateCommand
{
    public static Command Create(TextWriter output, TextWriter error) =>
        new("migrate", "Writes and explains the steps by which schemas change: files beside the schema, in <schema>.migrations.")
        {
            AddCommand.Create(output, error),
            MergeCommand.Create(output, error),
            StatusCommand.Create(output, error),
            SquashCommand.Create(output, error),
        };

    public static Option<string?> SchemaOption() => new("--schema") { Description = "The name of the schema, where there are several." };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON." };

    public static MigrationReport Report(bool asJson, TextWriter output, TextWriter error) =>
        asJson ? new JsonReport(output) : new TextReport(output, error);
}
