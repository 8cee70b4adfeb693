using System.Globalization;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>
/// The text of the statements that take many keys or rows at once: each column as one list. Only PostgreSQL has such lists.
/// </summary>
sealed class ListStatements(TableDefinition definition, TableStatements statements, TableShape table)
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    // No field can be called so.
    const string Position = "\"#\"";

    readonly string name = Dialect.Quote(table.Name);

    /// <summary>All columns of the rows with given keys, and behind them the position of each key from 1 on.</summary>
    public string GetMany => $"SELECT {Names("stored", Fields)}, given.{Position} FROM "
        + $"{Given(table.Key)} JOIN {name} stored ON {Equal(table.Key)}";

    /// <summary>The position of the first given key, or parts of a unique index, that some row has.</summary>
    public string FindFirst(int index)
    {
        var parts = Parts(index);
        var where = index < 0 ? null : definition.Where(table.Indexes[index]);
        var stored = where is null ? name : $"(SELECT * FROM {name} WHERE {where})";
        return $"SELECT given.{Position} FROM {Given(parts)} JOIN {stored} stored ON {Equal(parts)} ORDER BY given.{Position} LIMIT 1";
    }

    /// <summary>The keys of the rows that have given parts of a unique index.</summary>
    public string Holders(int index)
    {
        var parts = Parts(index);
        var where = definition.Where(table.Indexes[index]);
        var stored = where is null ? name : $"(SELECT * FROM {name} WHERE {where})";
        return $"SELECT {Names("stored", parts.Concat(table.Key))} FROM {Given(parts)} JOIN {stored} stored ON {Equal(parts)}";
    }

    /// <summary>Adds rows or replaces those with their keys.</summary>
    public string Upsert => $"INSERT INTO {name} ({Names(Fields)}) SELECT {Names("given", Fields)} FROM {Given(Fields)}"
        + statements.Upsert[statements.Insert.Length..];

    /// <summary>Takes rows in binary form.</summary>
    public string Copy => $"COPY {name} ({Names(Fields)}) FROM STDIN (FORMAT binary)";

    /// <summary>As <see cref="Upsert"/>, where no key of the whole table tells that a row is there.</summary>
    public string UpsertApart()
    {
        var changed = Fields.Where(column => !table.Key.Contains(column)).ToArray();
        var set = (changed.Length == 0 ? Fields : changed).Select(Dialect.Quote).Select(column => $"{column} = given.{column}");
        return $"WITH given AS MATERIALIZED (SELECT * FROM {Given(Fields)}), "
            + $"replaced AS (UPDATE {name} stored SET {string.Join(", ", set)} FROM given WHERE {Equal(table.Key)} RETURNING 1) "
            + $"INSERT INTO {name} ({Names(Fields)}) SELECT {Names("given", Fields)} FROM given "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {name} stored WHERE {Equal(table.Key)})";
    }

    /// <summary>
    /// As <see cref="Upsert"/> in a versioned table: replaces rows of the version that was given, adds those that are not there, and gives
    /// how many that are.
    /// </summary>
    public string UpsertVersioned()
    {
        var version = Dialect.Quote(table.Fields[0].Name);
        var changed = Fields.Skip(1).Where(field => !table.Key.Contains(field)).Select(Dialect.Quote);
        var set = changed.Select(column => $"{column} = given.{column}").Prepend($"{version} = stored.{version} + 1");
        return $"WITH given AS MATERIALIZED (SELECT * FROM {Given(Fields)}), "
            + $"replaced AS (UPDATE {name} stored SET {string.Join(", ", set)} FROM given WHERE {Equal(table.Key)} "
            + $"AND stored.{version} = given.{version} RETURNING 1), "
            + $"added AS (INSERT INTO {name} ({Names(Fields)}) SELECT 1, {Names("given", Fields.Skip(1))} FROM given "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {name} stored WHERE {Equal(table.Key)}) RETURNING 1) "
            + "SELECT (SELECT count(*) FROM replaced) + (SELECT count(*) FROM added)";
    }

    IEnumerable<string> Fields => definition.Columns.Select(column => column.Name);

    IEnumerable<string> Parts(int index) => index < 0 ? table.Key : table.Indexes[index].Parts.Select(part => part.Field);

    string Given(IEnumerable<string> fields)
    {
        var names = fields.ToArray();
        var lists = names.Select((field, at) => string.Create(
            CultureInfo.InvariantCulture, $"${at + 1}::{PostgresDialect.BareType(Column(field))}[]"));
        return $"unnest({string.Join(", ", lists)}) WITH ORDINALITY AS given({Names(names)}, {Position})";
    }

    // A list has the collation of the database, and could not be compared to a column that has its own.
    string Equal(IEnumerable<string> fields) => string.Join(" AND ", fields.Select(field =>
        $"stored.{Dialect.Quote(field)} = given.{Dialect.Quote(field)}{(Column(field).Kind == ColumnKind.Text ? " COLLATE \"C\"" : "")}"));

    ColumnShape Column(string field) => definition.Columns.First(column => column.Name == field);

    static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Dialect.Quote));

    static string Names(string of, IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{of}.{Dialect.Quote(name)}"));
}
