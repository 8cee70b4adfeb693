using System.ComponentModel;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>
/// A store that is being taken from one schema to another, opened whatever its schema is. Holds no rows in its hands: those of a table
/// that are written anew are read and written through ordinary engines, into a table of its own (<see cref="ShadowTable"/>), and
/// <see cref="Become"/> puts that in the place of the old one. Used by one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MigrationTarget : IDisposable
{
    /// <summary>What messages call the store, for example <c>'notes.db'</c>.</summary>
    public abstract string Place { get; }

    /// <summary>The schema in the store's catalog now, with the tables of the journal and without what is dropped; null in a new store.</summary>
    public abstract SchemaShape? Schema { get; }

    /// <summary>What was dropped and is kept until <see cref="Vacuum"/>.</summary>
    public abstract IReadOnlyList<Tombstone> Tombstones { get; }

    /// <summary>Who holds the store, or was killed while holding it; null for nobody.</summary>
    public abstract MigrationHold? Holder { get; }

    /// <summary>
    /// Takes the store, or goes on holding it: until <see cref="Release"/> nobody else writes to its tables. Who has it open is told
    /// <see cref="SchemaMismatchException"/> at its next write; who opens it, <see cref="StoreMigratingException"/>. A server that keeps everything
    /// right while its tables change may refuse writes to those tables alone whose rows are written anew. The hold outlives a kill
    /// of its owner, so that nothing is written between that and the run that goes on; the lease does not, so that another run may take it
    /// over then. Throws <see cref="StoreMigratingException"/> while the lease of another owner runs.
    /// </summary>
    /// <param name="owner">Who holds it: machine, process, and a number that no other run has.</param>
    /// <param name="lease">For how long, by the clock of the store's machine, unless it is asked for again before.</param>
    public abstract void Hold(string owner, TimeSpan lease);

    /// <summary>Gives the store back to everybody.</summary>
    public abstract void Release();

    /// <summary>
    /// Makes the store's tables those of <paramref name="after"/>: compares by identities and tags with <see cref="Schema"/>, adds, renames,
    /// requires, fills and checks; puts what is gone under a tombstone, and takes back from there what comes again under its identity; puts
    /// shadow tables in their places. Tables of the journal stay. Atomic, or at least such that a second call after a kill goes on where the
    /// first one stopped; all checks that can fail run before anything is put aside. Throws <see cref="MigrationException"/> when rows stand
    /// against it.
    /// </summary>
    /// <param name="after">The schema to come to.</param>
    /// <param name="swaps">Tables whose rows are in a shadow table, whole and in their new form.</param>
    /// <param name="progress">Is told of long work; may be null.</param>
    /// <param name="cancellationToken">Stops between two pieces of work; what is done stays done, and can be gone on with.</param>
    /// <remarks>
    /// A key-value store cannot build an index without the layout of its table: it leaves indexes and references that <paramref name="after"/>
    /// adds out of its catalog, until <see cref="BuildIndexes"/>, or any later opening, builds and checks them.
    /// </remarks>
    public abstract void Become(
        SchemaShape after, IReadOnlyList<Guid> swaps, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Builds the indexes and checks the references that <see cref="Become"/> has left to one who knows the layouts, for the owner of the hold.
    /// A store that needs no layouts for it has nothing left to do.
    /// </summary>
    /// <param name="schema">The schema of the program, to which the store has come.</param>
    /// <param name="tables">Shows the layout of every table of <paramref name="schema"/> to the visitor.</param>
    /// <param name="progress">Is told of long work; may be null.</param>
    /// <param name="cancellationToken">Stops between two pieces of work.</param>
    public virtual void BuildIndexes(
        SchemaShape schema, Action<ITableVisitor> tables, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
    }

    /// <summary>
    /// As <see cref="Store.Open"/>, for the tables of the journal, or, for the owner of the hold, those whose rows are written anew. Tables
    /// that the catalog lacks are made and added to it; the others are opened as <paramref name="schema"/> says, without being compared, and
    /// keep in the catalog what they have: fields, indexes, references. Enums and structs of the catalog stay as they are. The caller disposes
    /// the engine.
    /// </summary>
    public abstract StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables);

    /// <summary>
    /// As <see cref="Open"/>, for one table whose rows were written anew: its rows as they were before, if they are under a tombstone still
    /// and have the key and fields of <paramref name="schema"/>'s one table; else null. Only reads.
    /// </summary>
    public virtual StoreEngine? OpenTombstone(SchemaShape schema, Action<ITableVisitor> tables) => null;

    /// <summary>Takes a shadow table away, whose rows are not to be used.</summary>
    public abstract void Discard(TableShape shadow);

    /// <summary>Deletes what is under tombstones for good.</summary>
    public abstract void Vacuum(IProgress<MigrationProgress>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="Become"/> would do now, in order, with what lies under tombstones here; null when that does not matter, so that
    /// <see cref="Store.PlanMigration"/> has said it. Only reads.
    /// </summary>
    public virtual IReadOnlyList<MigrationAction>? Plan(SchemaShape after, IReadOnlyList<Guid> swaps) => null;

    /// <summary>
    /// Whether <see cref="Become"/> brings a table from one schema to another without a shadow, for nothing changes but what
    /// <see cref="TableRewrite{TBefore, TAfter}.IsMechanical"/> means, and the store says it itself.
    /// </summary>
    public virtual bool KeepsRows(SchemaShape before, SchemaShape after, Guid table) => false;

    /// <summary>
    /// What the store has otherwise than its catalog says, because something else has changed its tables. A store whose tables nothing else can
    /// change has no drift. Only reads.
    /// </summary>
    public virtual IReadOnlyList<StoreDrift> Drift() => [];

    /// <summary>Closes what this opened. The store stays held if it was.</summary>
    public abstract void Dispose();
}
