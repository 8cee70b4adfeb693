using Trestle.Relational.Moves;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>Asks SQLite what tables a file has, and what they consist of.</summary>
static class LiveFile
{
    const string Tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    const string Columns = "SELECT name, type, CAST(\"notnull\" AS TEXT), coalesce(dflt_value, ''), CAST(pk AS TEXT) "
        + "FROM pragma_table_info(?1) ORDER BY pk";
    const string References = "SELECT group_concat(\"from\", ', '), \"table\", group_concat(\"to\", ', '), on_delete FROM "
        + "(SELECT * FROM pragma_foreign_key_list(?1) ORDER BY id, seq) GROUP BY id";
    const string Made = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name = ?1 AND sql IS NOT NULL";

    public static IReadOnlyList<LiveTable> Read(Connection connection) =>
        [.. Ask(connection, Tables, 2, null).Select(row => new LiveTable(row[0], Parts(connection, row[0], row[1])))];

    static Dictionary<LivePart, string> Parts(Connection connection, string table, string sql)
    {
        var parts = new Dictionary<LivePart, string>();
        var key = new List<string>();
        foreach (var column in Ask(connection, Columns, 5, table))
        {
            parts[new(LiveKind.Column, column[0])] = column[1];
            parts[new(LiveKind.Presence, column[0])] = column[2] == "1" ? "NOT NULL" : "nullable";
            if (column[3].Length > 0)
                parts[new(LiveKind.Default, column[0])] = column[3];
            if (column[4] != "0")
                key.Add(column[0]);
        }
        parts[new(LiveKind.Key, "")] = $"({string.Join(", ", key)})";
        foreach (var reference in Ask(connection, References, 4, table))
            parts[new(LiveKind.Reference, $"{reference[0]} -> {reference[1]}")] = $"({reference[2]}) ON DELETE {reference[3]}";
        foreach (var made in Ask(connection, Made, 3, table))
            parts[new(made[0] == "index" ? LiveKind.Index : LiveKind.Trigger, made[1])] = made[2];
        foreach (var check in Checks(sql))
            parts[new(LiveKind.Check, check)] = check;
        return parts;
    }

    /// <summary>What is behind each CHECK of a statement, without what stands in quotes being taken for one.</summary>
    static IEnumerable<string> Checks(string sql)
    {
        for (var at = 0; at < sql.Length; at = After(sql, at))
        {
            if (!sql.AsSpan(at).StartsWith("CHECK", StringComparison.OrdinalIgnoreCase))
                continue;
            var open = sql.IndexOf('(', at);
            var end = open;
            for (var depth = 0; end < sql.Length; end = After(sql, end))
            {
                depth += sql[end] == '(' ? 1 : sql[end] == ')' ? -1 : 0;
                if (depth == 0)
                    break;
            }
            yield return sql[open..Math.Min(end + 1, sql.Length)];
            at = end;
        }
    }

    // Behind the character, or behind the quotes that it opens.
    static int After(string sql, int at)
    {
        if (sql[at] is not ('\'' or '"'))
            return at + 1;
        var close = sql.IndexOf(sql[at], at + 1);
        return close < 0 ? sql.Length : close + 1;
    }

    static List<string[]> Ask(Connection connection, string sql, int columns, string? table)
    {
        using var statement = connection.Prepare(sql);
        if (table is not null)
        {
            var binder = statement.Bind();
            binder.Text(table);
        }
        var rows = new List<string[]>();
        while (statement.Step())
            rows.Add(Row(statement, columns));
        return rows;
    }

    static string[] Row(Statement statement, int columns)
    {
        var row = statement.Read();
        var texts = new string[columns];
        for (var at = 0; at < columns; at++)
            texts[at] = row.TakeNull() ? "" : row.Text();
        return texts;
    }
}
