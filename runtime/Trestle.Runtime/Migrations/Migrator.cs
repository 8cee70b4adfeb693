using System.ComponentModel;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>Takes a store along the steps of a program's schema; what <c>Open</c> and <c>Migrate</c> of a database class call.</summary>
/// <param name="store">The store.</param>
/// <param name="schema">The schema of the program, which the steps lead to.</param>
/// <param name="tables">Shows the layout of every table of <paramref name="schema"/> to the visitor.</param>
/// <param name="steps">The steps, each behind its parents; empty for a schema without any.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Migrator(Store store, SchemaShape schema, Action<ITableVisitor> tables, IReadOnlyList<MigrationStep> steps)
{
    /// <summary>
    /// Opens the store as <see cref="Store.Open"/> does, after looking at steps that it lacks. Throws <see cref="MigrationException"/> when
    /// there are some and <paramref name="pending"/> is <see cref="OnPending.Fail"/>, or when the store has another history than the program.
    /// The caller disposes the engine.
    /// </summary>
    public StoreEngine Open(OnPending pending = OnPending.Fail)
    {
        if (pending != OnPending.Ignore && steps.Count > 0)
            ComeTo(pending);
        return store.Open(schema, tables);
    }

    /// <summary>
    /// Applies the steps that the store lacks and brings it to the schema of the program; does nothing where it is there. What a run that was
    /// killed has done is not done again. Throws <see cref="StoreMigratingException"/> while another run is alive, and
    /// <see cref="MigrationException"/> when rows stand against a step, or when the store has another history than the program.
    /// </summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between two batches: the store stays reserved, and a later run goes on from there.</param>
    public MigrationResult Run(MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= MigrateOptions.Default;
        options.Validate();
        using var target = store.OpenForMigration();
        var pending = Pending(target);
        if (pending.FirstOrDefault(step => step.Rewrite is not null) is { } rewriting)
            throw new MigrationException($"Step '{rewriting.Name}' writes rows of {target.Place} anew, which this version does not do. Take a newer one.");
        target.Hold(options.Owner, options.Lease);
        target.Become(schema, [], options.Progress, cancellationToken);
        target.Release();
        return new MigrationResult([.. pending.Select(step => step.Name)], 0);
    }

    void ComeTo(OnPending how)
    {
        if (how == OnPending.Apply)
        {
            Run();
            return;
        }
        using var target = store.OpenForMigration();
        var pending = Pending(target);
        if (pending.Count > 0)
            throw new MigrationException($"{target.Place} lacks {pending.Count} of the steps of schema '{schema.Name}': "
                + $"{string.Join(", ", pending.Select(step => step.Name))}. Apply them with Migrate, or open with OnPending.Apply.");
    }

    IReadOnlyList<MigrationStep> Pending(MigrationTarget target)
    {
        if (target.Schema is not { } stored)
            return [];
        var hash = SchemaHash.Of(stored);
        var last = steps.LastOrDefault(step => step.Result == hash) ?? throw new MigrationException(
            $"The schema of {target.Place} is that of no step of schema '{schema.Name}'. Say which one it is with 'trestle migrate baseline'.");
        return [.. steps.SkipWhile(step => step != last).Skip(1)];
    }
}
