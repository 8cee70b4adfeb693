using Trestle.Layout;
using Trestle.Migrations.Journal;
using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>
/// One run over a store that this process has taken. Whatever it finds done, by a run that was killed, it does not do again: a step in the
/// journal, rows up to a key, shadow tables that are in their places.
/// </summary>
sealed class MigrationRun : IDisposable
{
    readonly MigrationTarget target;
    readonly IReadOnlyList<MigrationStep> steps;
    readonly MigrateOptions options;
    readonly CancellationToken cancellationToken;
    readonly MigrationJournal journal;
    readonly string owner;
    readonly LeaseKeeper lease;
    long rowsWritten;

    /// <summary>Takes the store. Throws <see cref="StoreMigratingException"/> when another run does not give it up in time.</summary>
    public MigrationRun(
        Store store, MigrationTarget target, IReadOnlyList<MigrationStep> steps, MigrateOptions options, CancellationToken cancellationToken)
    {
        this.target = target;
        this.steps = steps;
        this.options = options;
        this.cancellationToken = cancellationToken;
        journal = new MigrationJournal(target);
        owner = $"{options.Owner} ({Guid.NewGuid().ToString("N")[..8]})";
        Take();
        lease = new LeaseKeeper(store, owner, options.Lease);
    }

    /// <summary>Applies steps, and brings the store to the schema that they lead to.</summary>
    public MigrationResult Apply(Func<StorePosition> find, SchemaShape schema, Action<ITableVisitor> tables) => Finish(() =>
    {
        Settle(isBackward: true);
        var position = find();
        Begin(position);
        var waiting = new List<MigrationStep>();
        foreach (var step in position.Pending)
        {
            waiting.Add(step);
            if (step.Rewrite is not null)
                Rewrite(position, step, waiting);
        }
        target.Become(schema, [], options.Progress, cancellationToken);
        target.BuildIndexes(schema, tables, options.Progress, cancellationToken);
        journal.Add(waiting, options.Owner);
        return [.. position.Pending.Select(step => step.Name)];
    });

    /// <summary>Takes steps back, the last one first, and brings the store to the schema from before them.</summary>
    public MigrationResult TakeBack(Func<IReadOnlyList<MigrationStep>> find, SchemaShape schema) => Finish(() =>
    {
        Settle(isBackward: false);
        var back = find();
        var waiting = new List<string>();
        foreach (var step in back)
        {
            waiting.Add(step.Hash);
            if (step.Rewrite is not null)
                RewriteBack(step, waiting);
        }
        target.Become(schema, [], options.Progress, cancellationToken);
        journal.Remove(waiting);
        return [.. back.Select(step => step.Name)];
    });

    /// <summary>Does something else with the store that nobody else should do meanwhile.</summary>
    public void Do(Action<MigrationJournal> work) => Finish(() =>
    {
        work(journal);
        return [];
    });

    public void Dispose() => lease.Dispose();

    MigrationResult Finish(Func<IReadOnlyList<string>> work)
    {
        try
        {
            var steps = work();
            lease.Dispose();
            target.Release();
            return new MigrationResult(steps, rowsWritten);
        }
        catch (Exception e)
        {
            lease.Dispose();
            Try(IsFinal(e) ? GiveUp : EndLease);
            throw;
        }
    }

    // A run in the other direction was broken off: of the step that it was at, either all is in place, or all that it made is thrown away.
    void Settle(bool isBackward)
    {
        foreach (var rewrites in journal.Rewrites().ToLookup(row => row.Step))
        {
            if (steps.FirstOrDefault(step => RewriteKey.Of(step, isBackward) == rewrites.Key) is not { } step)
                continue;
            if (!rewrites.All(row => row.IsWhole && !HasShadow(row.Table)))
                Discard(rewrites);
            else if (isBackward)
                journal.Remove([step.Hash]);
            else
                journal.Add([step], options.Owner);
        }
    }

    void Discard(IEnumerable<JournalRewrite> rewrites)
    {
        foreach (var rewrite in rewrites)
        {
            if (target.Schema?.FindTable(ShadowTable.Id(rewrite.Table)) is { } shadow)
                target.Discard(shadow);
            journal.Forget(rewrite);
        }
    }

    // A store whose schema told where it is gets that in writing, before the schema says something else.
    void Begin(StorePosition position)
    {
        if (position.Pending.Count > 0 && position.Applied.Any(step => step.At is null))
            journal.Add([.. position.Applied.Select(step => new MigrationStep(step.Hash, step.Name, [], [], ""))], options.Owner, isBaseline: true);
    }

    void Rewrite(StorePosition position, MigrationStep step, List<MigrationStep> waiting)
    {
        var rewrite = new StepSchemas(step, target);
        var forward = new ForwardRewrites();
        step.Rewrite!.Visit(forward);
        if (position.Later.Count == 0)
            Rewrite(step, isBackward: false, Needed(forward.Tables, rewrite.InOrder()), rewrite.InOrder());
        else
            Rewrite(step, isBackward: false, forward.Tables, rewrite.AmongOthers(forward.Tables, position.Later));
        if (position.Later.Count > 0)
        {
            journal.Add([step], options.Owner);
            waiting.Remove(step);
            return;
        }
        journal.Add(waiting, options.Owner);
        waiting.Clear();
    }

    void RewriteBack(MigrationStep step, List<string> waiting)
    {
        using var backward = new BackwardRewrites();
        step.Rewrite!.Visit(backward);
        var (before, after) = new StepSchemas(step, target).InOrder();
        Rewrite(step, isBackward: true, Needed(backward.Tables, (before, after)), (after, before));
        journal.Remove(waiting);
        waiting.Clear();
    }

    void Rewrite(MigrationStep step, bool isBackward, List<RowRewrite> tables, (SchemaShape From, SchemaShape To) schemas)
    {
        if (!IsSwapped(step, isBackward, tables))
        {
            target.Become(schemas.From, [], options.Progress, cancellationToken);
            var context = new RewriteContext(target, step, isBackward, schemas.From, schemas.To, options, lease, cancellationToken);
            foreach (var table in tables)
                rowsWritten += table.Run(context);
        }
        lease.Require();
        target.Become(schemas.To, [.. tables.Select(table => table.Table).Where(HasShadow)], options.Progress, cancellationToken);
    }

    // What a store does itself, both ways: so that what it has put aside on one is where the other looks for it.
    List<RowRewrite> Needed(List<RowRewrite> tables, (SchemaShape One, SchemaShape Other) schemas) =>
    [
        .. tables.Where(table => !table.IsMechanical || HasShadow(table.Table)
            || !target.KeepsRows(schemas.One, schemas.Other, table.Table) || !target.KeepsRows(schemas.Other, schemas.One, table.Table)),
    ];

    // All rows are written, and nothing is left beside the tables.
    bool IsSwapped(MigrationStep step, bool isBackward, List<RowRewrite> tables)
    {
        var key = RewriteKey.Of(step, isBackward);
        var whole = journal.Rewrites().Where(row => row.Step == key && row.IsWhole).Select(row => row.Table).ToHashSet();
        return tables.TrueForAll(table => whole.Contains(table.Table) && !HasShadow(table.Table));
    }

    bool HasShadow(Guid table) => target.Schema?.FindTable(ShadowTable.Id(table)) is not null;

    void Take()
    {
        var until = DateTimeOffset.UtcNow + options.Wait;
        while (true)
        {
            try
            {
                target.Hold(owner, options.Lease);
                return;
            }
            catch (StoreMigratingException) when (DateTimeOffset.UtcNow < until)
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    // Rows stand against it, and will when it is tried again: what is made of them is thrown away, and the store is everybody's again.
    void GiveUp()
    {
        Discard(journal.Rewrites());
        target.Release();
    }

    // It can be gone on with, and at once.
    void EndLease() => target.Hold(owner, TimeSpan.Zero);

    // What went wrong first is what the caller is told; the store stays taken at worst, and the next run finds it so.
    static void Try(Action tidy)
    {
        try
        {
            tidy();
        }
        catch (TrestleException)
        {
        }
    }

    static bool IsFinal(Exception e) => e is MigrationException or SchemaMismatchException or UniqueViolationException
        or ForeignKeyViolationException or CheckViolationException or KeyTooLongException or CorruptRecordException;
}
