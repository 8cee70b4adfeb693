using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tests.First;

namespace Trestle.Sqlite.Tests;

/// <summary>A folder with one store in it, gone when disposed.</summary>
sealed class TemporaryStore : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-sqlite-");

    public string Folder => folder.FullName;

    public string Path => At("store.db");

    /// <summary>For everything that is not about durability: flushing takes most of a test's time.</summary>
    public static SqliteOptions Fast { get; } = new() { Profile = SqliteProfile.Fast };

    public SqliteStore Store => SqliteStore.At(Path, Fast);

    public string At(string name) => System.IO.Path.Combine(folder.FullName, name);

    public FirstDb Open(SqliteOptions? options = null) => FirstDb.Open(SqliteStore.At(Path, options ?? Fast));

    public void Fill(params (string Name, int? Group)[] rows)
    {
        using var db = Open();
        using var tx = db.BeginWrite();
        var next = (tx.Things.Last()?.Id ?? 0) + 1;
        tx.Things.InsertMany(rows.Select((row, i) => Thing(next + i, row.Name, row.Group)));
        tx.Commit();
    }

    public static Thing Thing(int id, string name = "a", int? group = null) =>
        new() { Id = id, Name = name, Kind = Kind.Plain, Group = group };

    /// <summary>What a tool that knows nothing of Trestle reads: the first column, a text, of every row.</summary>
    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = Connection.Open(Path, Sqlite3.OpenReadWrite, 5000);
        using var statement = connection.Prepare(sql);
        var rows = new List<string>();
        while (statement.Step())
            rows.Add(statement.Read().Text());
        return rows;
    }

    public void Execute(string sql)
    {
        using var connection = Connection.Open(Path, Sqlite3.OpenReadWrite, 5000);
        connection.Execute(sql);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
