using Npgsql;
using Trestle.Postgres;

namespace Trestle.Tool.Tests.Stores;

/// <summary>Addresses of stores that are not there yet: files in the folder of a run, and schemas on one server that all tests share.</summary>
static class TemporaryStores
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    /// <summary>The prefixes of addresses, one for each kind of store.</summary>
    public static readonly string[] Kinds = ["lmdb", "sqlite", "postgres"];

    /// <summary>The kinds, for theories.</summary>
    public static TheoryData<string> All => [.. Kinds];

    /// <summary>The address of a new store of a kind.</summary>
    public static string Store(this ToolRun tool, string kind)
    {
        var number = Interlocked.Increment(ref count);
        return kind == "postgres" ? $"postgres:{Database(number)}" : $"{kind}:{tool.PathOf($"store{number}.db")}";
    }

    /// <summary>The address of a new store with the rows of the corpus.</summary>
    public static string Filled(this ToolRun tool, string kind)
    {
        var store = tool.With("corpus.ndjson", TypeCorpus.Dump).Store(kind);
        tool.Succeeds("load", "--store", store, tool.PathOf("corpus.ndjson"));
        return store;
    }

    /// <summary>All that is in a store.</summary>
    public static string Dump(this ToolRun tool, string store)
    {
        tool.Succeeds("dump", "--store", store);
        return tool.Output;
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static void Succeeds(this ToolRun tool, params string[] words) => Assert.True(tool.RunWords(words) == 0, tool.Errors + tool.Output);

    /// <summary>Runs SQL on the server's database of an address.</summary>
    public static void Execute(string address, string sql)
    {
        using var connection = new NpgsqlConnection(address["postgres:".Length..]);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    static string Database(int number)
    {
        var connection = $"{Server.Value.ConnectionString};Search Path=tool{number};Pooling=false";
        Execute("postgres:" + connection, $"CREATE SCHEMA tool{number}");
        return connection;
    }
}
