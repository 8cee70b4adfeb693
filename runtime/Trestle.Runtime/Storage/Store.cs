using System.ComponentModel;
using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Storage;

/// <summary>Says where tables live and how: <c>LmdbStore.At("history.lmdb")</c>. Opens nothing by itself; a database class does.</summary>
public abstract class Store
{
    /// <summary>What telemetry calls the system: <c>lmdb</c>, <c>sqlite</c>, <c>postgresql</c>; <c>other</c> unless a store says it.</summary>
    public virtual string SystemName => "other";

    /// <summary>
    /// Opens or creates the tables of <paramref name="schema"/>, and builds the indexes that the store lacks. Throws
    /// <see cref="SchemaMismatchException"/> when what is there differs, having changed nothing. The caller owns the engine and
    /// disposes it.
    /// </summary>
    /// <param name="schema">The schema of the program.</param>
    /// <param name="tables">Shows the layout of every table of <paramref name="schema"/> to the visitor.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables);

    /// <summary>
    /// The schema that the store holds, as its own catalog says: for programs that were not built with it. Reads only. Throws
    /// <see cref="FileNotFoundException"/> when there is no such file, <see cref="SchemaMismatchException"/> when it is not a store of Trestle,
    /// and <see cref="NotSupportedException"/> where a store does not say.
    /// </summary>
    public virtual SchemaShape ReadSchema() =>
        throw new NotSupportedException($"{GetType().Name} does not say what is in it. Open it through the generated database class.");

    /// <summary>
    /// Opens what is there for a migration, whatever its schema is. Throws <see cref="NotSupportedException"/> where a store cannot be migrated.
    /// The caller disposes it.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual MigrationTarget OpenForMigration() =>
        throw new NotSupportedException($"{GetType().Name} cannot be migrated. Copy its rows into another store.");

    /// <summary>
    /// What <see cref="MigrationTarget.Become"/> would do, in order; looks at no store. <paramref name="swaps"/> are the tables whose rows are
    /// written anew.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual IReadOnlyList<MigrationAction> PlanMigration(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        throw new NotSupportedException($"{GetType().Name} cannot be migrated. Copy its rows into another store.");
}
