using System.Text.Json;
using Trestle.Postgres;

namespace Trestle.Tool.Tests.Stores;

/// <summary>What only a process shows: standard input and output, exit codes, the environment.</summary>
public sealed class ToolProcessTests : IDisposable
{
    static readonly Dictionary<string, string?> NoEnvironment = [];

    readonly ToolRun tool = new();

    [Fact]
    public void A_dump_goes_through_a_pipe_byte_for_byte_and_without_colour_or_progress()
    {
        var store = tool.Store("lmdb");
        var (code, output, errors) = ToolProcess.Run(TypeCorpus.Dump, NoEnvironment, "load", "--store", store, "-");
        Assert.True(code == 0, errors);
        Assert.Empty(output);
        Assert.Equal($"15 rows loaded into '{store["lmdb:".Length..]}'.", errors.Trim());
        (code, output, errors) = ToolProcess.Run("", NoEnvironment, "dump", "--store", store);
        Assert.True(code == 0, errors);
        Assert.Empty(errors);
        Assert.Equal(tool.Dump(store), output);
    }

    [Fact]
    public void Errors_have_their_exit_codes_and_a_remedy()
    {
        File.WriteAllBytes(tool.PathOf("other.bin"), new byte[5000]);
        tool.With("text.txt", "just text");
        var store = tool.Filled("lmdb");
        foreach (var (expected, words) in (IEnumerable<(int, string[])>)[
            (2, ["stats", "--store", tool.PathOf("absent.db")]),
            (2, ["stats", "--store", "lmdb:" + tool.PathOf("absent.db")]),
            (2, ["stats", "--store", tool.PathOf("other.bin")]),
            (2, ["stats", "--store", tool.PathOf("text.txt")]),
            (2, ["stats", "--store", "sqlite:" + store["lmdb:".Length..]]),
            (2, ["dump", "--store", store, "--table", "nothing"]),
            (2, ["dump", "--store", store, "--assembly", tool.PathOf("text.txt")]),
            (2, ["dump"]),
            (3, ["stats", "--store", "postgres:Host=/nowhere;Username=x;Password=geheim"])])
        {
            Assert.True(tool.RunWords(words) == expected, $"{string.Join(' ', words)}: {tool.Output}{tool.Errors}");
            Assert.NotEmpty(tool.Errors);
            Assert.DoesNotContain("geheim", tool.Errors + tool.Output, StringComparison.Ordinal);
        }
        Assert.Equal(2, tool.RunWords("stats", "--store", tool.PathOf("absent.db"), "--json"));
        Assert.Contains("There is no file", JsonDocument.Parse(tool.Output).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_SQLite_that_another_program_made_is_told_apart()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={tool.PathOf("foreign.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (id INTEGER PRIMARY KEY)";
            command.ExecuteNonQuery();
        }
        Assert.Equal(3, tool.RunWords("dump", "--store", tool.PathOf("foreign.db")));
        Assert.Contains("of another program", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_comes_from_the_environment_and_a_wrong_one_is_told_without_it()
    {
        using var server = TemporaryServer.Start();
        var user = $"{server.ConnectionString};Pooling=false".Replace("Username=postgres", "Username=guarded", StringComparison.Ordinal);
        TemporaryStores.Execute("postgres:" + server.ConnectionString, "CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'right'");
        TemporaryStores.Execute("postgres:" + server.ConnectionString, """
            CREATE TABLE rules (line text);
            COPY rules FROM PROGRAM 'echo local all postgres trust; echo local all all scram-sha-256';
            """);
        TemporaryStores.Execute(
            "postgres:" + server.ConnectionString,
            "DO $$ BEGIN EXECUTE format('COPY rules TO %L', current_setting('hba_file')); PERFORM pg_reload_conf(); END $$");
        tool.With("corpus.ndjson", TypeCorpus.Dump);
        var (code, _, errors) = ToolProcess.Run(
            "", new Dictionary<string, string?> { ["PGPASSWORD"] = "right" }, "load", "--store", "postgres:" + user, tool.PathOf("corpus.ndjson"));
        Assert.True(code == 0, errors);
        (code, _, errors) = ToolProcess.Run("", new Dictionary<string, string?> { ["PGPASSWORD"] = "wrongword" }, "stats", "--store", "postgres:" + user);
        Assert.Equal(3, code);
        Assert.DoesNotContain("wrongword", errors, StringComparison.Ordinal);
        Assert.Contains("password", errors, StringComparison.Ordinal);
    }

    public void Dispose() => tool.Dispose();
}
