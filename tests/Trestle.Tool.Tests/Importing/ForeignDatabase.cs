using System.Globalization;
using Trestle.Postgres;

namespace Trestle.Tool.Tests.Importing;

/// <summary>A database that another program made: by sqlite3 in a file, or by psql on a server that all tests share.</summary>
sealed class ForeignDatabase : IDisposable
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-import-");

    ForeignDatabase(string name, string kind)
    {
        Name = name;
        Address = kind == "postgres" ? $"postgres:Host={Server.Value.Folder};Username=postgres;Database={Name}" : $"{kind}:{Path}";
    }

    /// <summary>What the database is called.</summary>
    public string Name { get; }

    /// <summary>Where it is, as the tool takes it.</summary>
    public string Address { get; }

    public string Path => At(Name + ".db");

    public string At(string file) => System.IO.Path.Combine(folder.FullName, file);

    public static ForeignDatabase Sqlite(string sql, string name = "source")
    {
        var database = new ForeignDatabase(name, "sqlite");
        Execute("sqlite3", sql, "-bail", database.Path);
        return database;
    }

    public static ForeignDatabase Postgres(string sql, string name = "source")
    {
        var database = new ForeignDatabase($"{name}_{Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture)}", "postgres");
        database.Psql("postgres", $"CREATE DATABASE \"{database.Name}\"");
        database.Psql(database.Name, sql);
        return database;
    }

    /// <summary>One that has nothing yet.</summary>
    public static ForeignDatabase Empty(string kind) => kind == "postgres" ? Postgres("") : new("target", kind);

    /// <summary>A script that lies beside the tests, for <c>sqlite</c> or <c>postgres</c>.</summary>
    public static ForeignDatabase OfScript(string name, string kind)
    {
        var sql = File.ReadAllText(Scripts.PathOf($"{name}.{kind}.sql"));
        return kind == "sqlite" ? Sqlite(sql, name) : Postgres(sql, name);
    }

    /// <summary>What the other program answers.</summary>
    public string Ask(string sql) => Address.StartsWith("sqlite:", StringComparison.Ordinal)
        ? Execute("sqlite3", "", "-batch", Path, sql)
        : Psql(Name, sql);

    public void Dispose() => folder.Delete(recursive: true);

    string Psql(string database, string sql) => Execute(
        "psql", sql, "-h", Server.Value.Folder, "-U", "postgres", "-d", database, "-q", "-At", "-v", "ON_ERROR_STOP=1");

    static string Execute(string program, string input, params string[] words)
    {
        var run = ToolProcess.Start(program, input, null, words);
        Assert.True(run.Code == 0, run.Errors);
        return run.Output;
    }
}
