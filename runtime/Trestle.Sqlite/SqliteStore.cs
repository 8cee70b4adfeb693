using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Migrations;
using Trestle.Storage;

namespace Trestle.Sqlite;

/// <summary>
/// A store in one SQLite file, embedded in the process and shared with others; real tables with the names of the schema, which any tool
/// reads:
/// <code>using var db = NotesDb.Open(SqliteStore.At("notes.db"));</code>
/// While it is open two more files lie beside it, with <c>-wal</c> and <c>-shm</c> behind the name.
/// </summary>
public sealed class SqliteStore : Store
{
    readonly string path;
    readonly SqliteOptions options;

    /// <summary>The kind of store that a configuration calls <c>sqlite</c>: <c>Path</c>, and the options by their names.</summary>
    public static StoreKind Kind { get; } = SqliteSettings.Kind;

    /// <inheritdoc/>
    public override string SystemName => SqliteSettings.Name;

    SqliteStore(string path, SqliteOptions options)
    {
        this.path = path;
        this.options = options;
    }

    /// <summary>The file at <paramref name="path"/>, created when it does not exist. Nothing is opened yet.</summary>
    public static SqliteStore At(string path) => At(path, SqliteOptions.Default);

    /// <summary>
    /// The file at <paramref name="path"/> with <paramref name="options"/>. Throws <see cref="ArgumentOutOfRangeException"/> for an
    /// option without sense.
    /// </summary>
    public static SqliteStore At(string path, SqliteOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new SqliteStore(path, options);
    }

    /// <summary>
    /// The statements, without the semicolons behind them, by which opening an empty file makes the tables of <paramref name="schema"/>. A
    /// file in which another program ran them is opened as it is.
    /// </summary>
    public static IReadOnlyList<string> Definition(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SchemaCreation.Of(schema);
    }

    /// <inheritdoc/>
    public override SchemaShape ReadSchema() => FileDescription.Read(File with { Options = options with { ReadOnly = true } });

    /// <inheritdoc/>
    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        return SqliteEngine.Open(File, schema, tables);
    }

    /// <inheritdoc/>
    public override MigrationTarget OpenForMigration() => new SqliteMigrationTarget(File);

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationAction> PlanMigration(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        SqliteMigrationTarget.Plan(before, after, swaps);

    SqliteFile File => new(Path.GetFullPath(path), options);
}
