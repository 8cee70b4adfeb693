using Npgsql;
using Trestle.Postgres;
using Trestle.Storage;

namespace Trestle.Relational.Tests;

public sealed class PostgresMoves : Moves<PostgresMoveStore>;

public sealed class PostgresTombstones : Tombstones<PostgresMoveStore>;

public sealed class PostgresSwaps : Swaps<PostgresMoveStore>;

public sealed class PostgresHolds : Holds<PostgresMoveStore>;

public sealed class PostgresPredecessorDefects : PredecessorDefects<PostgresMoveStore>;

public sealed class PostgresInterruptions : Interruptions<PostgresMoveStore>
{
    // As the server's administrator would.
    protected override void BreakOff(PostgresMoveStore store) =>
        store.Ask($"SELECT pg_terminate_backend(pid, 5000)::text FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = '{store.Name}'");
}

public sealed class PostgresDrifts : Drifts<PostgresMoveStore>
{
    protected override string DropIndex => "DROP INDEX \"customers_ByName\"";

    [Fact]
    public void Checks_references_types_and_defaults_that_are_others_are_repaired()
    {
        Fill();
        Execute("ALTER TABLE orders DROP CONSTRAINT orders_buyer_fkey", "ALTER TABLE orders ALTER buyer TYPE bigint, ALTER buyer SET DEFAULT 3",
            "ALTER TABLE customers DROP CONSTRAINT customers_name_check, ALTER name DROP NOT NULL, ADD CONSTRAINT small CHECK (score < 9) NOT VALID");
        Assert.Equal(
            [
                "Check 'customers_name_check' of table 'customers' is missing.",
                "Check 'small' of table 'customers' is in the store and not in the schema.",
                "Column 'buyer' of table 'orders' is bigint in the store and integer by the schema.",
                "Nullability of column 'name' of table 'customers' is nullable in the store and NOT NULL by the schema.",
                "The default of column 'buyer' of table 'orders' is in the store and not in the schema.",
                "The foreign key 'orders_buyer_fkey' of table 'orders' is missing.",
            ],
            Found().Select(drift => drift.Difference).Order(StringComparer.Ordinal));
        Repair();
        Refused("INSERT INTO orders (id, buyer) VALUES (8, 9)");
    }

    [Fact]
    public void A_constraint_that_was_not_looked_up_and_an_index_that_was_not_finished_are_repaired()
    {
        Fill();
        Execute("ALTER TABLE orders DROP CONSTRAINT orders_buyer_fkey, ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES customers "
            + "ON DELETE CASCADE DEFERRABLE NOT VALID", "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"customers_ByName\"'::regclass");
        Assert.Contains(Found(), drift => drift.Repair == "ALTER TABLE \"orders\" VALIDATE CONSTRAINT \"orders_buyer_fkey\"");
        Repair();
    }

    protected override void Run(string statements) => Execute(statements);
}

/// <summary>A new schema on one server that all cases share. The server is gone with the process, and takes the schemas along.</summary>
public sealed class PostgresMoveStore : IMoveStore
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    public PostgresMoveStore()
    {
        var schema = $"moves_{Interlocked.Increment(ref count)}";
        Name = schema;
        ConnectionString = $"{Server.Value.ConnectionString};Search Path={schema};Application Name={schema};Pooling=false";
        Ask($"CREATE SCHEMA {schema}");
    }

    /// <summary>What its connections call themselves.</summary>
    public string Name { get; }

    public string ConnectionString { get; }

    public Store Store => PostgresStore.At(ConnectionString);

    public IReadOnlyList<string> Names => Ask("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND "
        + "relname NOT LIKE 'trestle%' AND relkind NOT IN ('c', 't') ORDER BY relname COLLATE \"C\"");

    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetString(0));
        return rows;
    }

    public void Dispose()
    {
    }
}
