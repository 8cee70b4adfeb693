using Trestle.Layout;
using Trestle.Lmdb.Migrations;
using Trestle.Migrations;
using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Environments;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>
/// A store in one LMDB file, embedded in the process and shared with others:
/// <code>using var db = HistoryDb.Open(LmdbStore.At("history.lmdb"));</code>
/// A second file, with <c>-lock</c> behind the name, holds the locks.
/// </summary>
public sealed class LmdbStore : Store
{
    readonly string path;
    readonly LmdbOptions options;

    /// <summary>The kind of store that a configuration calls <c>lmdb</c>: <c>Path</c>, and the options by their names.</summary>
    public static StoreKind Kind { get; } = LmdbSettings.Kind;

    /// <inheritdoc/>
    public override string SystemName => LmdbSettings.Name;

    LmdbStore(string path, LmdbOptions options)
    {
        this.path = path;
        this.options = options;
    }

    /// <summary>The file at <paramref name="path"/>, created when it does not exist. Nothing is opened yet.</summary>
    public static LmdbStore At(string path) => At(path, LmdbOptions.Default);

    /// <summary>
    /// The file at <paramref name="path"/> with <paramref name="options"/>. Throws <see cref="ArgumentOutOfRangeException"/> for
    /// an option without sense.
    /// </summary>
    public static LmdbStore At(string path, LmdbOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new LmdbStore(path, options);
    }

    /// <summary>
    /// What a file says of itself, to a program without its schema: the tables in it, and its figures. Reads only. Throws
    /// <see cref="FileNotFoundException"/>, and <see cref="SchemaMismatchException"/> when it is not a store of Trestle.
    /// </summary>
    public static LmdbDescription Describe(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return FileDescription.Read(path, FileDescription.Reading);
    }

    /// <inheritdoc/>
    public override SchemaShape ReadSchema() => FileDescription.Read(path, EnvironmentRegistry.IsOpen(path) ? options : FileDescription.Reading).Schema;

    /// <inheritdoc/>
    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        return LmdbEngine.Open(EnvironmentRegistry.Rent(path, options, schema), schema, tables);
    }

    /// <inheritdoc/>
    public override MigrationTarget OpenForMigration() => new LmdbMigrationTarget(path, options, TimeProvider.System);

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationAction> PlanMigration(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(swaps);
        return MigrationPlan.Of($"'{path}'", before, after, swaps);
    }
}
