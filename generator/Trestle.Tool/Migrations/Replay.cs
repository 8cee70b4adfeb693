using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Storage;

namespace Trestle.Tool.Migrations;

/// <summary>
/// Takes an empty store along all steps of a schema, and looks where it comes to: one by one as long as no step has a branch beside it or
/// writes rows anew, and then in one run, as a store that has fallen behind.
/// </summary>
static class Replay
{
    static readonly MigrateOptions Options = MigrateOptions.Default with { Owner = "trestle migrate verify" };

    /// <summary>What goes wrong on the way, or is otherwise than the schema at the end; null for nothing.</summary>
    public static string? Run(SteppedSchema schema, Store store)
    {
        var steps = schema.Steps;
        var at = steps[0];
        try
        {
            GoTo(schema.After(at), store);
            foreach (var step in steps.Skip(1).TakeWhile(step => step.Rewrite is null && step.Parents is [var parent] && parent == at.Hash))
            {
                at = step;
                GoTo(schema.After(step), store);
            }
            at = steps[^1];
            schema.MigratorOf(store).Run(Options);
            schema.MigratorOf(store).Open().Dispose();
            var reached = ReservedTables.LeaveOut(store.ReadSchema()).ToJson();
            return reached.AsSpan().SequenceEqual(schema.Shape.ToJson()) ? null : "The steps lead to another schema than that of the files.";
        }
        catch (TrestleException error)
        {
            return $"Step '{at.Name}' cannot be applied: {error.Message}";
        }
    }

    static void GoTo(SchemaShape schema, Store store)
    {
        using var target = store.OpenForMigration();
        target.Hold(Options.Owner, Options.Lease);
        target.Become(schema, [], null, CancellationToken.None);
        target.Release();
    }
}
