using System.CommandLine;
using Trestle.Migrations;
using Trestle.Tool.Migrations;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate plan</c>: what applying would do to a store, statement by statement.</summary>
static class PlanCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StepOptions();
        var command = options.Command(
            "plan", "Prints what 'apply' would run on the store: each statement, what it locks, and whether it writes rows anew. Changes nothing.");
        command.SetAction(parsed =>
        {
            var schema = options.Read(parsed);
            var address = options.AddressOf(parsed);
            var store = address.ToStore(isReadOnly: false);
            var plan = address.IsMissingFile ? MigrationPlan.OfNew(schema, store) : MigrationPlan.Of(schema, store);
            if (parsed.GetValue(options.Json))
                Write(output, plan);
            else
                Write(output, error, plan);
            return ExitCode.Success;
        });
        return command;
    }

    static void Write(TextWriter output, MigrationPlan plan) => JsonOutput.Object(output, json =>
    {
        JsonOutput.Texts(json, "steps", plan.Steps);
        JsonOutput.List(json, "actions", plan.Actions, action =>
        {
            json.WriteString("text", action.Text);
            json.WriteString("lock", action.Lock);
            json.WriteBoolean("rewrites", action.Rewrites);
        });
    });

    static void Write(TextWriter output, TextWriter error, MigrationPlan plan)
    {
        foreach (var action in plan.Actions)
        {
            if (Note(action) is { Length: > 0 } note)
                output.WriteLine("-- " + note);
            output.WriteLine(action.Text.TrimEnd(';') + ";");
        }
        error.WriteLine(plan.Steps.Count == 0 ? "No step is missing." : $"Steps: {string.Join(", ", plan.Steps)}.");
    }

    static string Note(MigrationAction action) =>
        string.Join("; ", (string[])[.. action.Lock.Length > 0 ? (string[])["locks " + action.Lock] : [], .. action.Rewrites ? (string[])["writes all rows anew"] : []]);
}
