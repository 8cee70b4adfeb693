using Trestle.Layout;
using Trestle.Migrations.Journal;
using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>What the tables of a step have in common while their rows are written anew.</summary>
/// <param name="Target">The store.</param>
/// <param name="Step">The step.</param>
/// <param name="IsBackward">Whether it is being taken back.</param>
/// <param name="From">The schema in whose form the rows are.</param>
/// <param name="To">The schema in whose form they will be.</param>
/// <param name="Options">How the migration runs.</param>
/// <param name="Lease">Keeps the store reserved meanwhile.</param>
/// <param name="CancellationToken">Stops between two batches.</param>
sealed record RewriteContext(
    MigrationTarget Target, MigrationStep Step, bool IsBackward, SchemaShape From, SchemaShape To, MigrateOptions Options, LeaseKeeper Lease,
    CancellationToken CancellationToken)
{
    public MigrationJournal Journal { get; } = new(Target);

    public string Key => RewriteKey.Of(Step, IsBackward);

    /// <summary>What the code was that makes the rows: those of another program must not be mixed with its own.</summary>
    public Guid Code => Step.Rewrite!.GetType().Module.ModuleVersionId;

    /// <summary>The old rows of a table. The caller disposes the engine.</summary>
    public StoreEngine OpenSource<TForm, TLayout, TRow, TKey>()
        where TForm : struct, ITableForm
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class =>
        Target.Open(
            From with { Tables = [FormLayout<TForm, TLayout, TRow, TKey>.Shape] },
            static tables => tables.Visit<FormLayout<TForm, TLayout, TRow, TKey>, TRow, TKey>());

    /// <summary>The shadow of a table, and the journal. The caller disposes the engine.</summary>
    public StoreEngine OpenTarget<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class =>
        Target.Open(
            To with { Tables = [FormLayout<ShadowForm, TLayout, TRow, TKey>.Shape, .. MigrationJournal.Shape.Tables] },
            static tables =>
            {
                tables.Visit<FormLayout<ShadowForm, TLayout, TRow, TKey>, TRow, TKey>();
                MigrationJournal.Visit(tables);
            });

    /// <summary>Tells how far it is, and that the run is alive.</summary>
    public void Report(string action, long done, long total)
    {
        CancellationToken.ThrowIfCancellationRequested();
        Lease.Require();
        Options.Progress?.Report(new MigrationProgress(Step.Name, action, done, total));
    }
}
