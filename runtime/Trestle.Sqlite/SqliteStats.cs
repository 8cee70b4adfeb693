using System.Globalization;
using Trestle.Layout;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tables;
using Trestle.Sqlite.Transactions;
using Trestle.Storage;

namespace Trestle.Sqlite;

/// <summary>Reads a store's figures. Readers are those of this database object: SQLite does not tell of others.</summary>
static class SqliteStats
{
    public static StoreStats Read(SqliteEngine engine, SqliteFile file, SqliteTransaction transaction, IEnumerable<ISqliteTable> tables)
    {
        var connection = transaction.Connection;
        var pageSize = Number(connection, "page_size");
        var pages = Number(connection, "page_count");
        var log = new FileInfo(file.Path + "-wal");
        return new StoreStats(
            new FileInfo(file.Path).Length + (log.Exists ? log.Length : 0),
            (pages - Number(connection, "freelist_count")) * pageSize,
            Number(connection, "max_page_count") * pageSize,
            engine.Readers.Rented - 1,
            engine.Readers.OldestLag(engine.Commits),
            [.. tables.OrderBy(table => table.Shape.Name, StringComparer.Ordinal).SelectMany(table => Trees(connection, table.Shape))]);
    }

    /// <summary>How much of the file holds data, and how large the options let it grow.</summary>
    public static StoreFill Fill(Connection connection, SqliteOptions options) => new(
        (Number(connection, "page_count") - Number(connection, "freelist_count")) * Number(connection, "page_size"), options.MaxSizeBytes);

    static long Number(Connection connection, string pragma) =>
        long.Parse(SqliteFile.Read(connection, pragma), CultureInfo.InvariantCulture);

    static IEnumerable<TableStats> Trees(Connection connection, TableShape table)
    {
        var dialect = SqliteDialect.Instance;
        yield return Tree(connection, table, null, table.Name, Count(connection, $"SELECT count(*) FROM {dialect.Quote(table.Name)}"));
        foreach (var index in table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal))
        {
            var name = dialect.IndexName(table, index);
            var where = new Relational.TableDefinition(new SchemaShape("", [], [], []), table, dialect).Where(index);
            yield return Tree(
                connection, table, index.Name, name,
                Count(connection, $"SELECT count(*) FROM {dialect.Quote(table.Name)}{(where is null ? "" : " WHERE " + where)}"));
        }
    }

    // The table of pages is a part of SQLite that not every build has; without it their number stays 0.
    static TableStats Tree(Connection connection, TableShape table, string? index, string name, long entries)
    {
        if (!HasPages(connection))
            return new TableStats(table.Name, index, entries, 0, 0, 0);
        using var statement = connection.Prepare("SELECT count(*), coalesce(sum(pgsize), 0), coalesce(max(length(path) - "
            + "length(replace(path, '/', ''))), 0) FROM dbstat WHERE name = ?1");
        var binder = statement.Bind();
        binder.Text(name);
        statement.Step();
        var columns = statement.Read();
        var (pages, bytes, depth) = (columns.Int64(), columns.Int64(), columns.Int32());
        return new TableStats(table.Name, index, entries, depth, pages, bytes);
    }

    static bool HasPages(Connection connection)
    {
        using var statement = connection.Prepare("SELECT 1 FROM pragma_module_list WHERE name = 'dbstat'");
        return statement.Step();
    }

    static long Count(Connection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        return statement.Step() ? statement.Read().Int64() : 0;
    }
}
