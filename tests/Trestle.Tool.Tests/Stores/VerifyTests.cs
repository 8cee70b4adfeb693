using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Trestle.Tool.Tests.Stores;

/// <summary>Stores are damaged by other programs' hands: by SQL, and by bytes in the file.</summary>
public sealed class VerifyTests : IDisposable
{
    readonly ToolRun tool = new();

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void A_store_that_holds_together_has_no_faults(string kind)
    {
        var store = tool.Filled(kind);
        tool.Succeeds("verify", "--store", store, "--json");
        var report = JsonDocument.Parse(tool.Output).RootElement;
        Assert.True(report.GetProperty("sound").GetBoolean());
        Assert.Equal(15, report.GetProperty("rows").GetInt64());
        Assert.Equal(kind == "lmdb" ? 4 : 0, report.GetProperty("entries").GetInt64());
        tool.Succeeds("verify", "--store", store, "--repair");
        Assert.Contains("15 rows", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_SQLite_that_lacks_rows_is_told_and_built_anew()
    {
        var store = tool.Filled("sqlite");
        // The index is taken out of the catalog of SQLite while a row is written, so that it does not hear of it.
        Sql(store, """
            PRAGMA writable_schema = ON;
            CREATE TABLE kept AS SELECT * FROM sqlite_master WHERE type = 'index' AND name LIKE 'houses_%' AND sql IS NOT NULL;
            DELETE FROM sqlite_master WHERE type = 'index' AND name IN (SELECT name FROM kept);
            """);
        Sql(store, "INSERT INTO houses (number, street, owner) VALUES (77, 'unseen', NULL)");
        Sql(store, """
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master SELECT * FROM kept;
            DROP TABLE kept;
            """);
        Assert.Equal(1, tool.RunWords("verify", "--store", store, "--json"));
        var faults = JsonDocument.Parse(tool.Output).RootElement.GetProperty("faults").EnumerateArray().ToList();
        Assert.Contains(faults, fault => fault.GetProperty("kind").GetString() == "index" && fault.GetProperty("index").GetString() == "ByStreet");
        Assert.Equal(1, tool.RunWords("verify", "--store", store));
        Assert.Contains("houses", tool.Output, StringComparison.Ordinal);
        tool.Succeeds("verify", "--store", store, "--repair");
        Assert.Contains("repaired", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("verify", "--store", store);
    }

    [Fact]
    public void An_index_of_LMDB_that_does_not_fit_its_rows_is_told_both_ways_and_built_anew()
    {
        var store = tool.Filled("lmdb");
        using (var file = new DamagedLmdb(store["lmdb:".Length..]))
        {
            file.DeleteFirst("10000000-0000-4000-8000-000000000021");
            file.Put("10000000-0000-4000-8000-000000000021", "nobody\0"u8, [0x80, 0, 0x10, 0]);
            file.Put("10000000-0000-4000-8000-000000000011", "rubbish"u8, [1]);
        }
        Assert.Equal(1, tool.RunWords("verify", "--store", store));
        Assert.Contains("(number = -2147483648) of table 'houses' has no entry in index 'ByStreet'", tool.Output, StringComparison.Ordinal);
        Assert.Matches(@"entry \(street = .?nobody.?\) whose row \(number = 4096\) is not there", tool.Output);
        Assert.Contains("Index 'ByName' of table 'people'", tool.Output, StringComparison.Ordinal);
        tool.Succeeds("verify", "--store", store, "--repair");
        Assert.Contains("0 faults, 3 repaired", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("verify", "--store", store);
    }

    [Fact]
    public void A_row_of_LMDB_that_does_not_decode_is_told_and_so_is_one_that_refers_to_nothing()
    {
        var store = tool.Filled("lmdb");
        using (var file = new DamagedLmdb(store["lmdb:".Length..]))
        {
            file.Put("10000000-0000-4000-8000-000000000005", [0x77, .. new byte[15]], "no CBOR"u8);
            file.DeleteFirst("10000000-0000-4000-8000-000000000001");
        }
        Assert.Equal(1, tool.RunWords("verify", "--store", store, "--json"));
        var faults = JsonDocument.Parse(tool.Output).RootElement.GetProperty("faults").EnumerateArray()
            .Select(fault => (fault.GetProperty("kind").GetString(), fault.GetProperty("table").GetString())).ToList();
        Assert.Contains(("row", "concise"), faults);
        Assert.Contains(("reference", "houses"), faults);
        Assert.Contains(("reference", "people"), faults);
        Assert.Contains(("index", "people"), faults);
    }

    [Fact]
    public void A_row_that_refers_to_nothing_is_told_and_no_repair_hides_it()
    {
        foreach (var kind in (string[])["sqlite", "postgres"])
        {
            var store = tool.Filled(kind);
            if (kind == "sqlite")
                Sql(store, "PRAGMA foreign_keys = OFF; INSERT INTO houses (number, street, owner) VALUES (78, 'lost', 4711)");
            else
                TemporaryStores.Execute(store, "SET session_replication_role = replica; INSERT INTO houses (number, street, owner) VALUES (78, 'lost', 4711)");
            Assert.Equal(1, tool.RunWords("verify", "--store", store, "--repair", "--json"));
            var fault = Assert.Single(JsonDocument.Parse(tool.Output).RootElement.GetProperty("faults").EnumerateArray());
            Assert.Equal("reference", fault.GetProperty("kind").GetString());
            Assert.Equal("houses", fault.GetProperty("table").GetString());
        }
    }

    [Fact]
    public void A_sequence_that_is_behind_is_told_and_raised()
    {
        var store = tool.Filled("postgres");
        TemporaryStores.Execute(store, "INSERT INTO people (version, id, name) VALUES (1, 5000, 'by hand')");
        Assert.Equal(1, tool.RunWords("verify", "--store", store));
        Assert.Contains("behind the row with 5000", tool.Output, StringComparison.Ordinal);
        tool.Succeeds("verify", "--store", store, "--repair");
        tool.Succeeds("verify", "--store", store);
    }

    [Fact]
    public void A_value_that_breaks_a_limit_is_told_with_its_row()
    {
        var store = tool.Filled("sqlite");
        Sql(store, $"PRAGMA ignore_check_constraints = ON; UPDATE houses SET street = '{new string('x', 101)}' WHERE number = 2");
        Assert.Equal(1, tool.RunWords("verify", "--store", store));
        Assert.Contains("number = 2", tool.Output, StringComparison.Ordinal);
        Assert.Contains("100 at most", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_server_has_amcheck_its_indexes_are_compared_with_their_rows()
    {
        var store = tool.Filled("postgres");
        tool.Succeeds("verify", "--store", store);
        var lacksExtension = tool.Errors.Contains("CREATE EXTENSION amcheck", StringComparison.Ordinal);
        TemporaryStores.Execute(store, "CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA public");
        tool.Succeeds("verify", "--store", store);
        Assert.DoesNotContain("amcheck", tool.Errors, StringComparison.Ordinal);
        Assert.True(lacksExtension);
    }

    [Fact]
    public void A_file_of_SQLite_that_is_cut_off_is_an_error()
    {
        var store = tool.Filled("sqlite");
        using (var file = new FileStream(store["sqlite:".Length..], FileMode.Open))
            file.SetLength(file.Length / 2 / 4096 * 4096);
        Assert.InRange(tool.RunWords("verify", "--store", store), 1, 3);
        Assert.NotEmpty(tool.Output + tool.Errors);
    }

    public void Dispose() => tool.Dispose();

    static void Sql(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store["sqlite:".Length..]};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
