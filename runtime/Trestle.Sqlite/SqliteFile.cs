using System.Globalization;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite;

/// <summary>A file and how connections to it are set up. Every setting is read back: SQLite ignores what it does not know.</summary>
sealed record SqliteFile(string Path, SqliteOptions Options)
{
    /// <summary>Creates the file, readable by its owner alone, unless it exists.</summary>
    public void Create()
    {
        if (File.Exists(Path))
            return;
        if (Options.ReadOnly)
            throw new FileNotFoundException($"'{Path}' does not exist, and it was opened read-only. "
                + "Open it for writing once, or correct the path.", Path);
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(Path, creation).Dispose();
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster.
        }
        catch (Exception e) when (Directory.Exists(Path))
        {
            throw new StoreException(0, $"'{Path}' is a folder. Give the path of a file in it.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(0, $"'{Path}' cannot be created: {e.Message} Create its folder, and check the rights on it.", e);
        }
    }

    /// <summary>Opens a connection for reading, or for reading and writing.</summary>
    public Connection Connect(bool write)
    {
        var flags = write ? Sqlite3.OpenReadWrite | Sqlite3.OpenCreate : Options.ReadOnly ? Sqlite3.OpenReadOnly : Sqlite3.OpenReadWrite;
        var connection = Connection.Open(Path, flags, (int)Options.BusyTimeout.TotalMilliseconds);
        try
        {
            if (!Options.ReadOnly)
                Set(connection, "journal_mode", "wal");
            Set(connection, "synchronous", Options.Profile switch { SqliteProfile.Safe => "2", SqliteProfile.Balanced => "1", _ => "0" });
            Set(connection, "cache_size", (-Options.CacheBytes / 1000).ToString(CultureInfo.InvariantCulture));
            Set(connection, "foreign_keys", "1");
            Set(connection, "recursive_triggers", "0");
            // A file may come from anyone: what its own triggers and views may call is bounded, and its pages are looked at before they are used.
            Set(connection, "trusted_schema", "0");
            Set(connection, "cell_size_check", "1");
            if (!write)
                Set(connection, "query_only", "1");
            else if (Options.MaxSizeBytes > 0)
                LimitSize(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Prepares a connection for changes of tables: those that are made anew must not take the rows along that refer to them. What is broken
    /// afterwards is looked for.
    /// </summary>
    public void LetTablesChange(Connection connection)
    {
        Set(connection, "foreign_keys", "0");
        connection.Execute("PRAGMA legacy_alter_table = 1");
    }

    // A file that is larger already keeps its size.
    void LimitSize(Connection connection)
    {
        var pages = Options.MaxSizeBytes / long.Parse(Read(connection, "page_size"), CultureInfo.InvariantCulture);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
    }

    /// <summary>Sets a pragma and reads it back.</summary>
    public void Set(Connection connection, string pragma, string value)
    {
        connection.Execute($"PRAGMA {pragma} = {value}");
        var actual = Read(connection, pragma);
        if (!string.Equals(actual, value, StringComparison.OrdinalIgnoreCase))
            throw new StoreException(
                0, $"SQLite keeps {pragma} of '{Path}' at {actual} where {value} was asked for. "
                    + "Put the file on a local disk, and let this SQLite be built with the feature.");
    }

    /// <summary>The value of a pragma.</summary>
    public static string Read(Connection connection, string pragma) => Read(connection, pragma, pragma);

    /// <summary>The value of a pragma whose column has another name.</summary>
    public static string Read(Connection connection, string pragma, string column)
    {
        using var statement = connection.Prepare($"SELECT CAST({column} AS TEXT) FROM pragma_{pragma}");
        return statement.Step() ? statement.Read().Text() : "";
    }
}
