using System.Data.Common;

namespace Trestle.Tool.Importing.Sources;

/// <summary>Reads what an SQLite file says of its tables.</summary>
sealed class SqliteDescription(SqliteSource source, string place, string name)
{
    const string Columns = "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo($1) ORDER BY cid";

    readonly List<string> remarks = [];

    public SourceDatabase Read()
    {
        var entries = source.Ask(
            "SELECT type, name, coalesce(sql, ''), tbl_name FROM sqlite_master ORDER BY name",
            row => (Type: row.GetString(0), Name: row.GetString(1), Sql: row.GetString(2), Table: row.GetString(3)));
        if (entries.Any(entry => entry.Name == "trestle_catalog"))
            throw new UsageException($"{place} is a store of Trestle already, and holds its schema. 'trestle schema' writes it.");
        var virtuals = entries.Where(entry => entry.Type == "table" && IsVirtual(entry.Sql)).Select(entry => entry.Name).ToList();
        var tables = entries.Where(entry => entry.Type == "table" && !IsOwn(entry.Name) && !IsOf(virtuals, entry.Name))
            .Select(entry => Table(entry.Name, entry.Sql)).ToList();
        remarks.AddRange(virtuals.Select(found => $"Virtual table '{found}' is left out: its rows belong to a module of SQLite."));
        remarks.AddRange(entries.Where(entry => entry.Type == "view")
            .Select(view => $"View '{view.Name}' is left out. Write it as a query in the program."));
        remarks.AddRange(entries.Where(entry => entry.Type == "trigger")
            .Select(trigger => $"Trigger '{trigger.Name}' of '{trigger.Table}' is left out. Do in the program what it does."));
        return new(place, name, [], tables, remarks);
    }

    SourceTable Table(string table, string sql)
    {
        var declared = SqliteDeclaration.Read(sql);
        var columns = source.Ask(Columns, Column, table);
        var key = Key(columns);
        var types = new SqliteColumns(source, table, columns.Where(column => column.Hidden != 1));
        var notes = new List<string>();
        if (declared.Collations.Count > 0)
            notes.Add($"COLLATE {string.Join(", ", declared.Collations)} cannot be said: texts are compared by their bytes.");
        return new(
            table,
            SqliteSource.Quote(table),
            null,
            [.. types.Read().Select(column => column with { IsNumbered = IsRowId(columns, key, column.Name, declared) })],
            key,
            [.. Indexes(table)],
            References(table, columns),
            declared.Checks,
            notes);
    }

    static SqliteColumn Column(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2) != 0, Text(row, 3), row.GetInt32(4), row.GetInt32(5));

    static List<string> Key(List<SqliteColumn> columns) =>
        [.. columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition).Select(column => column.Name)];

    static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // A sole key of the type INTEGER is the number that SQLite gives a row.
    static bool IsRowId(List<SqliteColumn> columns, List<string> key, string name, SqliteDeclaration declared) =>
        key is [var only] && only == name && !declared.IsWithoutRowId
        && columns.First(column => column.Name == name).Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase);

    IEnumerable<SourceIndex> Indexes(string table)
    {
        var indexes = source.Ask(
            "SELECT name, \"unique\", origin FROM pragma_index_list($1) ORDER BY seq DESC",
            row => (Name: row.GetString(0), IsUnique: row.GetInt64(1) != 0, Origin: row.GetString(2)), table);
        foreach (var index in indexes.Where(index => index.Origin != "pk"))
        {
            var parts = source.Ask(
                "SELECT name, \"desc\", coll FROM pragma_index_xinfo($1) WHERE key = 1 ORDER BY seqno",
                row => (Column: Text(row, 0), IsDescending: row.GetInt64(1) != 0, Collation: row.GetString(2)), index.Name);
            var sql = source.Ask("SELECT sql FROM sqlite_master WHERE name = $1 AND type = 'index'", row => Text(row, 0), index.Name);
            var collations = parts.Select(part => part.Collation).Where(collation => collation != "BINARY").Distinct().ToList();
            yield return new(
                index.Name,
                [.. parts.Select(part => new SourcePart(part.Column ?? "", part.IsDescending))],
                index.IsUnique,
                [],
                SqliteDeclaration.Where(sql.FirstOrDefault() ?? ""),
                parts.Any(part => part.Column is null) ? "it is over an expression. Store its value in a field."
                    : index.IsUnique && collations.Count > 0 ? $"it is unique by COLLATE {collations[0]}, not by bytes." : null,
                null,
                collations.Count == 0 ? [] : [$"COLLATE {string.Join(", ", collations)} cannot be said: texts are ordered by their bytes."]);
        }
    }

    List<SourceReference> References(string table, List<SqliteColumn> columns) =>
    [
        .. source.Ask(
            "SELECT id, \"table\", \"from\", \"to\", on_delete, on_update FROM pragma_foreign_key_list($1) ORDER BY id DESC, seq",
            row => (
                Id: row.GetInt64(0),
                Target: row.GetString(1),
                From: row.GetString(2),
                To: Text(row, 3),
                OnDelete: row.GetString(4),
                OnUpdate: row.GetString(5)),
            table)
            .GroupBy(part => part.Id)
            .Select(parts => new SourceReference(
                [.. parts.Select(part => Spelled(columns, part.From))],
                SpelledTable(parts.First().Target),
                Targets(SpelledTable(parts.First().Target), [.. parts.Select(part => part.To)]),
                parts.First().OnDelete,
                parts.First().OnUpdate)),
    ];

    // SQLite finds names whatever their capitals, and the key where no column is named.
    List<string> Targets(string table, List<string?> named)
    {
        var columns = source.Ask(Columns, Column, table);
        return named.Any(column => column is null)
            ? Key(columns)
            : [.. named.Select(column => Spelled(columns, column!))];
    }

    static string Spelled(List<SqliteColumn> columns, string name) =>
        columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name;

    string SpelledTable(string table) => source.Ask(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1 COLLATE NOCASE", row => row.GetString(0), table).FirstOrDefault(table);

    static bool IsOwn(string table) => table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);

    static bool IsVirtual(string sql) => sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase);

    // A module keeps its rows in tables that begin with its own name.
    static bool IsOf(List<string> virtuals, string table) =>
        virtuals.Any(known => table == known || table.StartsWith(known + "_", StringComparison.Ordinal));
}

/// <summary>A column as SQLite lists it.</summary>
/// <param name="KeyPosition">Its place in the primary key, from 1 on; 0 outside of it.</param>
/// <param name="Hidden">1 for a column of a module, 2 and 3 for one that is computed.</param>
sealed record SqliteColumn(string Name, string Type, bool IsRequired, string? Default, int KeyPosition, int Hidden);
