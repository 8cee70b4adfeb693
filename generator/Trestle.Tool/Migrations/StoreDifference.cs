using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;
using Trestle.Tool.Compiling;

namespace Trestle.Tool.Migrations;

/// <summary>How a store differs from the schema files by its catalog, and from its catalog by its tables.</summary>
/// <param name="Schema">The name of the schema of the files.</param>
/// <param name="Changes">What leads from the schema in the catalog to that of the files, in words.</param>
/// <param name="Remedy">How the store comes to the schema of the files; empty when it is there.</param>
/// <param name="Drift">What the tables have otherwise than the catalog says.</param>
sealed record StoreDifference(string Schema, IReadOnlyList<string> Changes, string Remedy, IReadOnlyList<StoreDrift> Drift)
{
    /// <summary>Whether the store is as the files say.</summary>
    public bool IsNone => Changes.Count == 0 && Drift.Count == 0;

    /// <summary>Looks at a store.</summary>
    public static StoreDifference Of(SchemaModel files, SchemaHistory? history, MigrationTarget store)
    {
        var (stored, wanted) = (Stored(store.Schema), Snapshot.Of(files));
        var changes = SchemaDifference.Between(stored, wanted);
        var words = new ChangeWords(stored, wanted);
        return new(
            files.Name, [.. SchemaDifference.Headlines(changes).Select(words.Say)],
            changes.Count == 0 ? "" : Way(files, history, stored), store.Drift());
    }

    static Snapshot Stored(SchemaShape? catalog) =>
        catalog is null || ReservedTables.LeaveOut(catalog) is not { Tables.Count: > 0 } schema
            ? Snapshot.Empty
            : Snapshot.Of(DatabaseCompiler.Model(schema));

    static string Way(SchemaModel files, SchemaHistory? history, Snapshot stored)
    {
        if (history is null)
            return "The schema has no steps by which the store could come to it. Write them with 'trestle migrate add', the first as the store is.";
        if (PendingChanges.Of(files, history).Changes.Count > 0)
            return "The schema has more than its steps say. Write a step with 'trestle migrate add', then run 'trestle migrate apply'.";
        return stored.Items.Any() && history.Steps.All(step => step.Step!.Result != stored.Hash)
            ? "No step leads to the schema of the store. Take the schema files and steps of the program that changed it last, or see 'trestle migrate status'."
            : "The store lacks steps. Look at them with 'trestle migrate plan', and run 'trestle migrate apply'.";
    }
}
