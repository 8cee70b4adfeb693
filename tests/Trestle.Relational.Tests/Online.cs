using System.Collections.Concurrent;
using Npgsql;
using Trestle.Postgres.Migrations;
using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>What programs notice of a move on PostgreSQL while it runs.</summary>
public sealed class Online : MoveContract<PostgresMoveStore>
{
    const string ByName = "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }";

    [Fact]
    public async Task An_index_is_built_while_others_read_and_write()
    {
        Become(CustomerTable());
        await using var writer = await Connect();
        await Run(writer, "BEGIN; INSERT INTO customers (id, name) VALUES (1, 'open')");
        var building = Task.Run(() => Become(CustomerTable(more: ByName)));
        await Waiting("CREATE INDEX CONCURRENTLY");
        Execute("INSERT INTO customers (id, name) VALUES (2, 'beside')", "UPDATE customers SET name = 'again' WHERE id = 2");
        Assert.Equal("2 again", Rows("customers", "id", "name"));
        Assert.Equal(["ShareUpdateExclusiveLock"], Locks("customers"));
        await Run(writer, "COMMIT");
        await building;
        Assert.Contains("customers_ByName", Store.Names);
        Assert.Equal("1 open; 2 again", Rows("customers", "id", "name"));
    }

    [Fact]
    public void A_bound_is_looked_up_while_others_write()
    {
        Become(CustomerTable("score: int32 @2"));
        Execute("INSERT INTO customers (id, score) SELECT n, 1 FROM generate_series(1, 1000) AS n");
        var seen = new ConcurrentBag<string>();
        using (var target = Assert.IsType<PostgresMigrationTarget>(Store.Store.OpenForMigration()))
        {
            target.Trace = text =>
            {
                if (text.Contains("VALIDATE", StringComparison.Ordinal))
                    Execute("UPDATE customers SET score = 2 WHERE id = 7");
                seen.Add(text);
            };
            target.Become(Of(CustomerTable("score: { type: int32, tag: 2, max: 9 }")), [], null, CancellationToken.None);
        }
        Assert.Contains(seen, text => text.EndsWith("NOT VALID", StringComparison.Ordinal));
        Refused("UPDATE customers SET score = 10");
    }

    [Fact]
    public async Task The_switch_gives_way_to_a_long_reader_and_lets_others_pass_meanwhile()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')");
        await using var reader = await Connect();
        await Run(reader, "BEGIN; SELECT * FROM customers");
        var renaming = Task.Run(() => Become(CustomerTable(name: "people")));
        await Waiting("LOCK TABLE");
        Assert.Equal("1 ann", Rows("customers", "id", "name"));
        Assert.False(renaming.IsCompleted);
        await Run(reader, "COMMIT");
        await renaming;
        Assert.Equal("1 ann", Rows("people", "id", "name"));
    }

    [Fact]
    public void An_index_that_an_interrupted_build_has_left_is_built_again()
    {
        Become(CustomerTable());
        var after = Of(CustomerTable(more: ByName));
        using var target = Store.Store.OpenForMigration();
        var build = target.Plan(after, [])![0].Text;
        Execute(build.Replace("CONCURRENTLY ", "", StringComparison.Ordinal),
            $"UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{build.Split('"')[1]}'::regclass");
        target.Become(after, [], null, CancellationToken.None);
        Assert.Equal(["true"], Ask("SELECT indisvalid::text FROM pg_index WHERE indexrelid = '\"customers_ByName\"'::regclass"));
    }

    [Fact]
    public void What_was_prepared_for_another_schema_is_taken_away()
    {
        Become(CustomerTable());
        Execute("CREATE INDEX trestle_prepared_0 ON customers (name)", "ALTER TABLE customers ADD COLUMN trestle_prepared_1 integer, "
            + "ADD CONSTRAINT trestle_prepared_2 CHECK (id > 0) NOT VALID");
        Become(CustomerTable(more: ByName));
        Assert.Empty(Ask("SELECT relname FROM pg_class WHERE relname LIKE 'trestle_prepared_%' AND relnamespace = current_schema()::regnamespace"));
        Assert.Equal(["id", "name"], Ask("SELECT attname::text FROM pg_attribute WHERE attrelid = 'customers'::regclass AND attnum > 0 AND NOT attisdropped"));
        Execute("INSERT INTO customers (id, name) VALUES (-1, 'x')");
    }

    [Fact]
    public void Nothing_of_a_plan_looks_at_all_rows_under_a_lock_that_others_wait_for()
    {
        var before = Of(CustomerTable("name: string(20) @2\nscore: int32? @3") + OrderTable());
        var after = Of(CustomerTable("title: string(9) @2\nscore: { type: int32, tag: 3, default: 1, min: 0 }\nmore: int32? @4",
            ByName.Replace("[name]", "[title]", StringComparison.Ordinal)) + OrderTable(more: Refers()));
        foreach (var action in Store.Store.PlanMigration(before, after, []))
        {
            var isLong = action.Rewrites || action.Text.Contains("VALIDATE", StringComparison.Ordinal)
                || action.Text.Contains("INDEX CONCURRENTLY", StringComparison.Ordinal);
            Assert.False(isLong && action.Lock.Contains(" EXCLUSIVE", StringComparison.Ordinal)
                && !action.Lock.StartsWith("SHARE UPDATE EXCLUSIVE", StringComparison.Ordinal), action.Text);
        }
        Become(before);
        Execute("INSERT INTO customers (id, name) VALUES (1, 'a')");
        var file = Ask(File);
        Become(after);
        Assert.Equal(file, Ask(File));
    }

    // A table that is written anew has another file.
    const string File = "SELECT pg_relation_filenode('customers')::text";

    async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(Store.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Until a statement waits for a lock.
    async Task Waiting(string statement)
    {
        var sql = $"SELECT pid::text FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND starts_with(query, '{statement}') AND "
            + "pid IN (SELECT pid FROM pg_locks WHERE relation = 'customers'::regclass)";
        while (Ask(sql).Count == 0)
            await Task.Delay(5);
    }

    IReadOnlyList<string> Locks(string table) => Ask($"SELECT DISTINCT mode FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE relation = "
        + $"'{table}'::regclass AND starts_with(query, 'CREATE INDEX CONCURRENTLY')");
}
