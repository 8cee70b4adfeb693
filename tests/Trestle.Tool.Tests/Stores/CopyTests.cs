using System.Text.Json;

namespace Trestle.Tool.Tests.Stores;

public sealed class CopyTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void A_copy_has_the_rows_of_its_source_whatever_the_stores()
    {
        foreach (var (from, to) in (IEnumerable<(string, string)>)[("lmdb", "sqlite"), ("sqlite", "postgres"), ("postgres", "lmdb"), ("lmdb", "lmdb")])
        {
            var (source, target) = (tool.Filled(from), tool.Store(to));
            tool.Succeeds("copy", "--store", source, "--to", target, "--json");
            Assert.Equal(15, JsonDocument.Parse(tool.Output).RootElement.GetProperty("rows").GetInt32());
            Assert.Equal(tool.Dump(source), tool.Dump(target));
            tool.Succeeds("copy", "--store", source, "--to", target);
            Assert.Contains("0 inserted, 0 replaced, 0 deleted", tool.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_that_only_the_target_has_is_an_error_or_goes()
    {
        var (source, target) = (tool.Filled("lmdb"), tool.Filled("sqlite"));
        tool.With("more.ndjson", "{\"number\":99,\"street\":\"extra\",\"owner\":null}");
        tool.Succeeds("load", "--store", target, "--table", "houses", tool.PathOf("more.ndjson"));
        Assert.Equal(3, tool.RunWords("copy", "--store", source, "--to", target));
        Assert.Contains("99", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("copy", "--store", source, "--to", target, "--delete-extra");
        Assert.Equal(tool.Dump(source), tool.Dump(target));
    }

    [Theory]
    [InlineData("lmdb")]
    [InlineData("sqlite")]
    public void A_backup_is_a_store_with_the_same_rows(string kind)
    {
        var store = tool.Filled(kind);
        tool.Succeeds("backup", "--store", store, tool.PathOf("backup.db"));
        Assert.Equal(tool.Dump(store), tool.Dump(tool.PathOf("backup.db")));
        Assert.Equal(2, tool.RunWords("backup", "--store", store, tool.PathOf("backup.db")));
        Assert.Contains("already", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_not_backed_up_to_a_file()
    {
        Assert.Equal(2, tool.RunWords("backup", "--store", "postgres:Host=localhost;Password=geheim", tool.PathOf("backup.db")));
        Assert.Contains("pg_dump", tool.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", tool.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void Stats_tell_rows_and_are_written_for_analyzers(string kind)
    {
        var store = tool.Filled(kind);
        tool.Succeeds("stats", "--store", store, "--json", "--write", tool.PathOf("corpus.stats.yaml"));
        var houses = JsonDocument.Parse(tool.Output).RootElement.GetProperty("tables").EnumerateArray()
            .Single(table => table.GetProperty("name").GetString() == "houses");
        Assert.Equal(2, houses.GetProperty("rows").GetInt32());
        Assert.Equal(2, houses.GetProperty("indexes")[0].GetProperty("entries").GetInt32());
        Assert.Matches(@"\ntables:\n(.*\n)*  10000000-0000-4000-8000-000000000002: \{ name: houses, rows: 2, bytes: \d+ \}\n", tool.Read("corpus.stats.yaml"));
        tool.Succeeds("stats", "--store", store);
        Assert.Matches(@"houses +2 rows", tool.Output);
    }

    [Theory]
    [MemberData(nameof(TemporaryStores.All), MemberType = typeof(TemporaryStores))]
    public void A_store_tells_its_schema_as_YAML_that_makes_it_again(string kind)
    {
        var store = tool.Filled(kind);
        tool.Succeeds("schema", "--store", store, "--json");
        var canonical = tool.Output;
        tool.Succeeds("schema", "--store", store);
        tool.With("again.schema.yaml", tool.Output).With("empty.ndjson", "");
        var again = tool.Store("lmdb");
        tool.Succeeds("load", "--store", again, "--schema", tool.PathOf("again.schema.yaml"), tool.PathOf("empty.ndjson"));
        tool.Succeeds("schema", "--store", again, "--json");
        Assert.Equal(canonical, tool.Output);
    }

    public void Dispose() => tool.Dispose();
}
