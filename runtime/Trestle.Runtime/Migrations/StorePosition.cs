using Trestle.Layout;
using Trestle.Migrations.Journal;

namespace Trestle.Migrations;

/// <summary>Where a store is in the history of a program.</summary>
/// <param name="Applied">Steps in the store, in the order in which they were applied.</param>
/// <param name="Pending">Steps of the program that the store lacks, in the program's order.</param>
/// <param name="Unknown">Steps in the store that the program does not know.</param>
/// <param name="Later">Steps in the store that come behind a pending one in the program's order: another branch was faster.</param>
sealed record StorePosition(
    IReadOnlyList<AppliedStep> Applied, IReadOnlyList<MigrationStep> Pending, IReadOnlyList<string> Unknown, IReadOnlyList<MigrationStep> Later)
{
    /// <summary>Whether there is nothing in the store yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Whether neither a journal nor the schema itself tells where the store is.</summary>
    public bool IsLost { get; private init; }

    public static StorePosition Of(MigrationTarget target, SchemaShape schema, IReadOnlyList<MigrationStep> steps)
    {
        var stored = target.Schema;
        var journal = new MigrationJournal(target).Steps();
        if (journal.Count > 0)
            return FromJournal(journal, steps);
        if (stored is null || ReservedTables.LeaveOut(stored).Tables.Count == 0)
            return new([], [], [], []) { IsNew = true };
        return FromHash(SchemaHash.Of(stored), schema, steps);
    }

    /// <summary>Itself. Throws <see cref="MigrationException"/> when the program cannot go on from there.</summary>
    public StorePosition Require(string place, SchemaShape schema)
    {
        if (IsLost)
            throw new MigrationException($"{place} has no journal of steps, and its schema is that of no step of schema '{schema.Name}'. "
                + "Say which step it is at with 'trestle migrate baseline'.");
        if (Unknown.Count > 0)
            throw new MigrationException($"{place} has gone steps that this program does not know: {string.Join(", ", Unknown)}. "
                + "Use a version of the program that has them.");
        return this;
    }

    static StorePosition FromJournal(IReadOnlyList<JournalStep> journal, IReadOnlyList<MigrationStep> steps)
    {
        var numbers = journal.ToDictionary(entry => entry.Hash, entry => entry.Number);
        var has = steps.Where(step => numbers.ContainsKey(step.Hash) || IsReplaced(step, numbers)).ToHashSet();

        // A squashed step stands for its last ones and for all before them, of which the program knows nothing any more.
        var squashed = has.Where(step => IsReplaced(step, numbers)).SelectMany(step => step.Replaces).Select(hash => numbers[hash]).DefaultIfEmpty().Max();
        var known = steps.Select(step => step.Hash).ToHashSet();
        var unknown = journal.Where(entry => !known.Contains(entry.Hash) && entry.Number > squashed).Select(entry => entry.Name);
        return Of([.. journal.Select(ToApplied)], [.. unknown], has, steps);
    }

    static StorePosition FromHash(string hash, SchemaShape schema, IReadOnlyList<MigrationStep> steps)
    {
        var last = steps.LastOrDefault(step => step.Result == hash);
        if (last is null && hash != SchemaHash.Of(schema))
            return new([], steps, [], []) { IsLost = true };
        var has = last is null ? [.. steps] : Ancestors(last, steps);
        return Of([.. steps.Where(has.Contains).Select(step => new AppliedStep(step.Hash, step.Name, null, ""))], [], has, steps);
    }

    static StorePosition Of(
        IReadOnlyList<AppliedStep> applied, IReadOnlyList<string> unknown, HashSet<MigrationStep> has, IReadOnlyList<MigrationStep> steps)
    {
        var pending = steps.Where(step => !has.Contains(step)).ToList();
        return new(applied, pending, unknown, [.. steps.SkipWhile(has.Contains).Where(has.Contains)]);
    }

    static HashSet<MigrationStep> Ancestors(MigrationStep last, IReadOnlyList<MigrationStep> steps)
    {
        var found = new HashSet<string> { last.Hash };
        foreach (var step in steps.Reverse().Where(step => found.Contains(step.Hash)))
            found.UnionWith(step.Parents);
        return [.. steps.Where(step => found.Contains(step.Hash))];
    }

    static bool IsReplaced(MigrationStep step, Dictionary<string, long> journal) =>
        step.Replaces.Count > 0 && step.Replaces.All(journal.ContainsKey);

    static AppliedStep ToApplied(JournalStep entry) => new(entry.Hash, entry.Name, entry.At, entry.By);
}
