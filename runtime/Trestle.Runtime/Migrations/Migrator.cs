using System.ComponentModel;
using Trestle.Layout;
using Trestle.Migrations.Journal;
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
    static readonly MigrateOptions OnOpening = new() { Wait = TimeSpan.FromMinutes(1) };

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

    /// <summary>Which steps the store has and lacks. Only reads.</summary>
    public MigrationStatus Status()
    {
        using var target = store.OpenForMigration();
        var position = Position(target);
        var pending = position.IsNew ? steps : position.Pending;
        return new MigrationStatus(position.Applied, [.. pending.Select(step => step.Name)], position.Unknown, target.Holder, target.Tombstones);
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
        options = Valid(options);
        using var target = store.OpenForMigration();
        var position = Position(target).Require(target.Place, schema);
        if (position.IsNew)
            return Create(target, options);
        if (position.Pending.Count == 0 && target.Holder is null)
            return new MigrationResult([], 0);
        using var run = new MigrationRun(store, target, steps, options, cancellationToken);
        return run.Apply(() => Position(target).Require(target.Place, schema), schema, tables);
    }

    /// <summary>
    /// Takes the steps back that came after one, the last one first; what they dropped comes back, unless it was vacuumed. Throws as
    /// <see cref="Run"/> does, and <see cref="MigrationException"/> when there is no way back.
    /// </summary>
    /// <param name="step">The hash or the name of the last step that stays.</param>
    /// <param name="to">The schema after it.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between two batches: the store stays reserved, and a later run goes on from there.</param>
    public MigrationResult TakeBack(
        string step, SchemaShape to, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        options = Valid(options);
        var stays = WithAncestors(Find(step));
        using var target = store.OpenForMigration();
        Position(target).Require(target.Place, schema);
        using var run = new MigrationRun(store, target, steps, options, cancellationToken);
        return run.TakeBack(
            () =>
            {
                var applied = Position(target).Require(target.Place, schema).Applied.Select(known => known.Hash).ToHashSet();
                return [.. steps.Reverse().Where(known => applied.Contains(known.Hash) && !stays.Contains(known.Hash))];
            },
            to);
    }

    /// <summary>
    /// Says of a store without a journal that it has a step and all before it, whatever its schema is. Throws
    /// <see cref="MigrationException"/> when it has a journal.
    /// </summary>
    /// <param name="step">The hash or the name of the step.</param>
    /// <param name="options">Who says so; null for the defaults.</param>
    public MigrationResult Baseline(string step, MigrateOptions? options = null)
    {
        options = Valid(options);
        var has = WithAncestors(Find(step));
        using var target = store.OpenForMigration();
        using var run = new MigrationRun(store, target, steps, options, CancellationToken.None);
        run.Do(journal =>
        {
            if (journal.Steps().Count > 0)
                throw new MigrationException($"{target.Place} has a journal, which says what steps it has gone. Migrate it, or take steps back.");
            journal.Add([.. steps.Where(known => has.Contains(known.Hash))], options.Owner, isBaseline: true);
        });
        return new MigrationResult([.. steps.Where(known => has.Contains(known.Hash)).Select(known => known.Name)], 0);
    }

    /// <summary>Deletes for good what steps have dropped.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between two pieces of work.</param>
    public void Vacuum(MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = Valid(options);
        using var target = store.OpenForMigration();
        if (target.Tombstones.Count == 0)
            return;
        if (target.Holder is not null)
            throw new MigrationException($"A migration of {target.Place} is under way, or was broken off. Finish it before the vacuum.");
        using var run = new MigrationRun(store, target, steps, options, cancellationToken);
        run.Do(_ => target.Vacuum(options.Progress, cancellationToken));
    }

    void ComeTo(OnPending how)
    {
        if (how == OnPending.Apply)
            Run(OnOpening);
        else
            RequireApplied();
    }

    void RequireApplied()
    {
        using var target = store.OpenForMigration();
        var position = Position(target).Require(target.Place, schema);
        if (position.IsNew)
            Create(target, MigrateOptions.Default);
        else if (position.Pending.Count > 0 && target.Holder is null)
            throw new MigrationException($"{target.Place} lacks {position.Pending.Count} "
                + $"{(position.Pending.Count == 1 ? "step" : "steps")} of schema '{schema.Name}': "
                + $"{string.Join(", ", position.Pending.Select(step => step.Name))}. "
                + "Apply them with 'trestle migrate apply' or Migrate, or open with OnPending.Apply.");
    }

    // Nothing in it yet, so nothing to change: it has the newest schema at once.
    MigrationResult Create(MigrationTarget target, MigrateOptions options)
    {
        store.Open(schema, tables).Dispose();
        new MigrationJournal(target).Add(steps, options.Owner);
        return new MigrationResult([.. steps.Select(step => step.Name)], 0);
    }

    StorePosition Position(MigrationTarget target) => StorePosition.Of(target, schema, steps);

    MigrationStep Find(string step)
    {
        ArgumentException.ThrowIfNullOrEmpty(step);
        return steps.FirstOrDefault(known => known.Hash == step || known.Name == step) ?? throw new MigrationException(
            $"Schema '{schema.Name}' has no step '{step}'. Its steps are: {string.Join(", ", steps.Select(known => known.Name))}.");
    }

    HashSet<string> WithAncestors(MigrationStep last)
    {
        var found = new HashSet<string> { last.Hash };
        foreach (var step in steps.Reverse().Where(step => found.Contains(step.Hash)))
            found.UnionWith(step.Parents);
        return found;
    }

    static MigrateOptions Valid(MigrateOptions? options)
    {
        options ??= MigrateOptions.Default;
        options.Validate();
        return options;
    }
}
