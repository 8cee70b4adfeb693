using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Migrations.Journal;

/// <summary>The journal of a store: which steps it has, and how far rows are written anew. Made when the first thing is written to it.</summary>
sealed class MigrationJournal(MigrationTarget target)
{
    public static SchemaShape Shape => JournalSchema.Shape;

    /// <summary>Whether the store has one.</summary>
    public bool IsThere => target.Schema is { } schema && Shape.Tables.All(table => schema.FindTable(table.Id) is not null);

    public static void Visit(ITableVisitor tables) => JournalSchema.Visit(tables);

    /// <summary>The steps in the store, in the order in which they were applied.</summary>
    public IReadOnlyList<JournalStep> Steps() => Read(static transaction => transaction.TrestleSteps.Scan().ToList());

    /// <summary>Tables whose rows are being written anew.</summary>
    public IReadOnlyList<JournalRewrite> Rewrites() => Read(static transaction => transaction.TrestleRewrites.Scan().ToList());

    /// <summary>Notes steps as applied, all at once; those that are noted already stay as they are.</summary>
    public void Add(IReadOnlyList<MigrationStep> steps, string by, bool isBaseline = false)
    {
        if (steps.Count > 0)
            Write(transaction => Add(transaction, steps, by, isBaseline));
    }

    /// <summary>Forgets steps that were taken back, and how far their rows were.</summary>
    public void Remove(IReadOnlyCollection<string> hashes) => Write(transaction =>
    {
        foreach (var step in transaction.TrestleSteps.Scan().ToList().Where(step => hashes.Contains(step.Hash)))
            transaction.TrestleSteps.Delete(step.Number);
        Forget(transaction, hashes);
    });

    /// <summary>Forgets how far the rows of a table were.</summary>
    public void Forget(JournalRewrite rewrite) =>
        Write(transaction => transaction.TrestleRewrites.Delete(new JournalRewriteKey(rewrite.Step, rewrite.Table)));

    static void Add(JournalWriteTransaction transaction, IReadOnlyList<MigrationStep> steps, string by, bool isBaseline)
    {
        var at = DateTimeOffset.UtcNow;
        foreach (var step in steps.Where(step => !transaction.TrestleSteps.ByHash.Exists(step.Hash)))
            transaction.TrestleSteps.Insert(new JournalStep
            {
                Number = 0,
                Hash = step.Hash,
                Name = step.Name,
                At = at,
                By = by,
                IsBaseline = isBaseline,
            });
        Forget(transaction, [.. steps.Select(step => step.Hash)]);
    }

    static void Forget(JournalWriteTransaction transaction, IReadOnlyCollection<string> hashes)
    {
        foreach (var rewrite in transaction.TrestleRewrites.Scan().ToList().Where(rewrite => hashes.Contains(RewriteKey.StepOf(rewrite.Step))))
            transaction.TrestleRewrites.Delete(new JournalRewriteKey(rewrite.Step, rewrite.Table));
    }

    List<T> Read<T>(Func<JournalReadTransaction, List<T>> read)
    {
        if (!IsThere)
            return [];
        using var journal = Open();
        using var transaction = journal.BeginRead();
        return read(transaction);
    }

    void Write(Action<JournalWriteTransaction> write)
    {
        using var journal = Open();
        using var transaction = journal.BeginWrite();
        write(transaction);
        transaction.Commit();
    }

    JournalDb Open() => JournalDb.Over(target.Open(Shape, Visit));
}

/// <summary>Under what the journal knows a step whose rows are being written anew: forward by its hash, backward by it behind a word.</summary>
static class RewriteKey
{
    const string Back = "back/";

    public static string Of(MigrationStep step, bool isBackward) => isBackward ? Back + step.Hash : step.Hash;

    public static string StepOf(string key) => key.StartsWith(Back, StringComparison.Ordinal) ? key[Back.Length..] : key;
}

sealed partial class JournalDb
{
    /// <summary>The journal in a store that is open; disposing it closes that.</summary>
    public static JournalDb Over(StoreEngine engine) => new(engine);
}
