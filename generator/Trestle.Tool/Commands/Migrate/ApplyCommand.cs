using System.CommandLine;
using System.Globalization;
using Trestle.Migrations;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate apply</c>, <c>down</c> and <c>baseline</c>: what changes where a store is in its history.</summary>
static class ApplyCommand
{
    public static Command Apply(TextWriter output, TextWriter error) => Create(
        "apply", "Applies the steps that a store lacks, and creates a store that is not there. What a run that was killed has done is not done again.",
        null, output, error, (migrator, schema, _, options) => migrator.Run(options));

    public static Command Down(TextWriter output, TextWriter error) => Create(
        "down", "Takes back the steps that came after one. What they dropped comes back, unless it was vacuumed.",
        new("--to") { Description = "The last step that stays, by its name or hash.", Required = true }, output, error,
        (migrator, schema, step, options) =>
        {
            var (last, after) = schema.After(step!);
            return migrator.TakeBack(last.Hash, after, options);
        });

    public static Command Baseline(TextWriter output, TextWriter error) => Create(
        "baseline", "Notes in a store without a journal that it is at a step, and runs nothing.",
        new("--at") { Description = "The step, by its name or hash.", Required = true }, output, error,
        (migrator, schema, step, options) => migrator.Baseline(schema.After(step!).Step.Hash, options));

    static Command Create(
        string name, string description, Option<string>? step, TextWriter output, TextWriter error,
        Func<Migrator, Migrations.SteppedSchema, string?, MigrateOptions, MigrationResult> run)
    {
        var options = new StepOptions();
        var wait = new Option<int>("--wait") { Description = "Seconds to wait for another run that holds the store. Default: 0.", DefaultValueFactory = _ => 0 };
        var command = options.Command(name, description);
        command.Add(wait);
        if (step is not null)
            command.Add(step);
        command.SetAction(parsed =>
        {
            var schema = options.Read(parsed);
            using var line = new ProgressLine(error);
            var how = MigrateOptions.Default with
            {
                Wait = TimeSpan.FromSeconds(parsed.GetValue(wait)),
                Progress = new LineProgress<MigrationProgress>(at => line.Report($"{at.Step}: {at.Action}", at.Done, at.Total)),
            };
            var address = options.AddressOf(parsed);
            var migrator = schema.MigratorOf(step is null ? address.ToStore(isReadOnly: false) : address.ToExistingStore());
            var result = run(migrator, schema, step is null ? null : parsed.GetValue(step), how);
            line.Dispose();
            Report(result, parsed.GetValue(options.Json), output, error);
            return ExitCode.Success;
        });
        return command;
    }

    static void Report(MigrationResult result, bool asJson, TextWriter output, TextWriter error)
    {
        if (asJson)
        {
            JsonOutput.Object(output, json =>
            {
                JsonOutput.Texts(json, "steps", result.Steps);
                json.WriteNumber("rowsWritten", result.RowsWritten);
            });
            return;
        }
        foreach (var step in result.Steps)
            output.WriteLine(step);
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Steps.Count} {(result.Steps.Count == 1 ? "step" : "steps")}, {result.RowsWritten:N0} rows written anew."));
    }
}
