using System.CommandLine;
using Trestle.Tool.Migrations;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands.Migrate;

/// <summary><c>trestle migrate verify</c>: whether the steps lead where the schema is, on every kind of store.</summary>
static class VerifyStepsCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StepOptions();
        var kinds = new Option<StoreSort[]>("--on")
        {
            Description = "The kinds of stores to try. Default: all three.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [StoreSort.Lmdb, StoreSort.Sqlite, StoreSort.Postgres],
        };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "The PostgreSQL database to try in, in a schema of its own. Default: a server that is started for it, if one is installed.",
        };
        var command = options.Command(
            "verify", "Applies all steps to empty stores, and compares what comes out with the schema. Exit code 1 when a step fails or leads elsewhere.",
            hasStore: false);
        command.Add(kinds);
        command.Add(postgres);
        command.SetAction(parsed =>
        {
            var schema = options.Read(parsed);
            using var stores = new EmptyStores();
            var results = parsed.GetValue(kinds)!.Distinct().Select(kind => (Kind: kind, Fault: Replay.Run(schema, stores.Of(kind, parsed.GetValue(postgres))))).ToList();
            if (parsed.GetValue(options.Json))
                Write(output, schema, results);
            else
                Write(output, error, schema, results);
            return results.TrueForAll(result => result.Fault is null) ? ExitCode.Success : ExitCode.Problems;
        });
        return command;
    }

    static void Write(TextWriter output, SteppedSchema schema, List<(StoreSort Kind, string? Fault)> results) => JsonOutput.Object(output, json =>
    {
        json.WriteString("schema", schema.Name);
        json.WriteNumber("steps", schema.Steps.Count);
        JsonOutput.List(json, "stores", results, result =>
        {
            json.WriteString("kind", result.Kind.ToString().ToLowerInvariant());
            json.WriteString("fault", result.Fault);
        });
    });

    static void Write(TextWriter output, TextWriter error, SteppedSchema schema, List<(StoreSort Kind, string? Fault)> results)
    {
        foreach (var (kind, fault) in results.Where(result => result.Fault is not null))
            output.WriteLine($"{kind}: {fault}");
        error.WriteLine($"{schema.Steps.Count} {(schema.Steps.Count == 1 ? "step" : "steps")} of '{schema.Name}' on "
            + $"{string.Join(", ", results.Select(result => result.Kind))}: {(results.Exists(result => result.Fault is not null) ? "not right" : "right")}.");
    }
}
