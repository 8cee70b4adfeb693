using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Trestle.Tool.Importing.Sources;

/// <summary>An SQLite file of another program, opened for reading.</summary>
sealed class SqliteSource : ISource
{
    const int NoDatabase = 26;
    const int Damaged = 11;

    readonly string path;
    readonly SqliteConnection connection;

    SqliteSource(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
    }

    /// <summary>Opens the file, in a transaction. Throws <see cref="UsageException"/>.</summary>
    public static SqliteSource Open(string path)
    {
        if (Directory.Exists(path) || !File.Exists(path))
            throw new UsageException($"There is no file '{path}'. Give the path of an SQLite database.");
        SQLitePCL.Batteries_V2.Init();
        var words = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var source = new SqliteSource(path, new SqliteConnection(words.ConnectionString));
        try
        {
            source.connection.Open();
            source.Ask("BEGIN", _ => 0);
            source.Ask("SELECT count(*) FROM sqlite_master", row => row.GetInt64(0));
            return source;
        }
        catch (SqliteException error)
        {
            source.Dispose();
            throw Explained(path, error);
        }
    }

    public SourceDatabase Describe()
    {
        try
        {
            var place = $"SQLite database '{Path.GetFileName(path)}'";
            return new SqliteDescription(this, place, Path.GetFileNameWithoutExtension(path)).Read();
        }
        catch (SqliteException error)
        {
            throw Explained(path, error);
        }
    }

    public DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>All rows of a question.</summary>
    public List<T> Ask<T>(string sql, Func<DbDataReader, T> read, params string[] arguments)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < arguments.Length; at++)
            command.Parameters.AddWithValue($"${at + 1}", arguments[at]);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>A name in quotes.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public void Dispose() => connection.Dispose();

    static UsageException Explained(string path, SqliteException error) => new(error.SqliteErrorCode switch
    {
        NoDatabase => $"'{path}' is not an SQLite database. Give the path of one.",
        Damaged => $"'{path}' cannot be read: {error.Message}. A newer SQLite has written it, or it is damaged: check it with that one's "
            + "PRAGMA integrity_check.",
        _ => $"'{path}' cannot be read: {error.Message}. Close the programs that hold it, and check the rights on it and its folder.",
    });
}
