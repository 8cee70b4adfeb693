using Npgsql;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Migrations;
using Trestle.Postgres.Sessions;
using Trestle.Storage;

namespace Trestle.Postgres;

/// <summary>
/// A store in a PostgreSQL database: real tables with the names of the schema, in the first schema of the search path.
/// <code>using var db = LedgerDb.Open(PostgresStore.At("Host=localhost;Database=ledger;Username=app"));</code>
/// </summary>
public sealed class PostgresStore : Store
{
    readonly string connectionString;
    readonly PostgresOptions options;

    PostgresStore(string connectionString, PostgresOptions options)
    {
        this.connectionString = connectionString;
        this.options = options;
    }

    /// <summary>The database of a connection string of Npgsql, which must exist. Nothing is opened yet. Throws as the other overload.</summary>
    public static PostgresStore At(string connectionString) => At(connectionString, PostgresOptions.Default);

    /// <summary>
    /// The database of a connection string with <paramref name="options"/>. Throws <see cref="ArgumentException"/> when it cannot be read, and
    /// <see cref="ArgumentOutOfRangeException"/> for an option without sense.
    /// </summary>
    public static PostgresStore At(string connectionString, PostgresOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireReadable(connectionString);
        return new PostgresStore(connectionString, options);
    }

    /// <summary>The kind of store that a configuration calls <c>postgres</c>: <c>ConnectionString</c>, and the options by their names.</summary>
    public static StoreKind Kind { get; } = PostgresSettings.Kind;

    /// <inheritdoc/>
    public override string SystemName => "postgresql";

    /// <summary>The database, without anything secret.</summary>
    public override string ToString() => Server.PlaceOf(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>
    /// The statements, without the semicolons behind them, by which opening an empty database makes the tables of <paramref name="schema"/>. A
    /// database in which another program ran them is opened as it is.
    /// </summary>
    public static IReadOnlyList<string> Definition(SchemaShape schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SchemaCreation.Of(schema);
    }

    /// <inheritdoc/>
    public override SchemaShape ReadSchema()
    {
        using var server = new Server(connectionString, options);
        return CatalogDescription.Read(server);
    }

    /// <inheritdoc/>
    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(tables);
        return PostgresEngine.Open(new Server(connectionString, options), schema, tables);
    }

    /// <inheritdoc/>
    public override MigrationTarget OpenForMigration() => new PostgresMigrationTarget(() => new Server(connectionString, options));

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationAction> PlanMigration(SchemaShape before, SchemaShape after, IReadOnlyList<Guid> swaps) =>
        PostgresMigrationTarget.Plan(before, after, swaps);

    // The driver's own error would repeat what it could not read, and that may be a password.
    internal static void RequireReadable(string connectionString)
    {
        string? host = null;
        try
        {
            host = new NpgsqlConnectionStringBuilder(connectionString).Host;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
        }
        if (string.IsNullOrEmpty(host))
            throw new ArgumentException(
                "The connection string cannot be read, or names no host. Write it as 'Host=...;Database=...;Username=...', with values that "
                    + "contain ; in quotes.", nameof(connectionString));
    }
}
