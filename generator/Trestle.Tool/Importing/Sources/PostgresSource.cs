using System.Data.Common;
using Npgsql;

namespace Trestle.Tool.Importing.Sources;

/// <summary>A PostgreSQL database of another program, opened for reading.</summary>
sealed class PostgresSource : ISource
{
    readonly NpgsqlConnection connection;
    readonly string place;

    PostgresSource(NpgsqlConnection connection, string place)
    {
        this.connection = connection;
        this.place = place;
    }

    /// <summary>Opens the database, in a transaction that only reads. Throws <see cref="UsageException"/>.</summary>
    public static PostgresSource Open(string connectionString)
    {
        var words = Words(connectionString);
        var place = $"PostgreSQL database '{words.Database ?? words.Username}' on {words.Host}";
        words.Pooling = false;
        var source = new PostgresSource(new NpgsqlConnection(words.ConnectionString), place);
        try
        {
            source.connection.Open();
            source.Ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'", _ => 0);
            return source;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            source.Dispose();
            throw new UsageException(
                $"{place} cannot be opened: {error.Message}. Check that the server runs, and the words of the connection string.");
        }
    }

    public SourceDatabase Describe()
    {
        try
        {
            return new PostgresDescription(this, place, connection.Database).Read();
        }
        catch (NpgsqlException error)
        {
            throw new UsageException($"{place} cannot be read: {error.Message}. Connect as a user who may read its tables.");
        }
    }

    public DbCommand Command(string sql) => new NpgsqlCommand(sql, connection);

    /// <summary>All rows of a question.</summary>
    public List<T> Ask<T>(string sql, Func<DbDataReader, T> read, params object[] arguments)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
            command.Parameters.Add(new() { Value = argument });
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => connection.Dispose();

    // The driver's own error would repeat what it could not read, and that may be a password.
    static NpgsqlConnectionStringBuilder Words(string connectionString)
    {
        try
        {
            if (new NpgsqlConnectionStringBuilder(connectionString) is { Host.Length: > 0 } words)
                return words;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
        }
        throw new UsageException(
            "The connection string cannot be read, or names no host. Write it as 'postgres:Host=...;Database=...;Username=...'.");
    }
}
