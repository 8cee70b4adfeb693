using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>
/// The statements that add or replace rows of a table whose keys are those of its partitions. ON CONFLICT needs a key of the whole table:
/// here the rows that are there are replaced, then the others added.
/// </summary>
sealed class ApartStatements(TableDefinition definition, ListStatements lists, TableShape table)
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly string name = Dialect.Quote(table.Name);
    readonly string[] columns = [.. table.Fields.Select(field => Dialect.Quote(field.Name))];

    /// <summary>Numbers them.</summary>
    public UpsertTexts Add(StatementTexts texts, IReadOnlyList<ColumnKind> row) => new(
        texts.Add(One(), row, isGuarded: true),
        texts.Add(lists.UpsertApart(), row, isGuarded: true, takesLists: true),
        table.IsVersioned ? texts.Add(Versioned(), row, isGuarded: true) : null);

    string One()
    {
        var changed = Changed(0).ToArray();
        var set = changed.Length > 0 ? changed : [.. table.Key.Select(key => $"{Dialect.Quote(key)} = {Parameter(key)}")];
        return $"WITH replaced AS (UPDATE {name} stored SET {string.Join(", ", set)} WHERE {IsIt} RETURNING 1) "
            + $"{Insert("$1")} WHERE NOT EXISTS (SELECT 1 FROM replaced)";
    }

    // The first column is the version that the caller has seen; a new row begins with 1.
    string Versioned() =>
        $"WITH replaced AS (UPDATE {name} stored SET {string.Join(", ", Changed(1).Prepend($"{columns[0]} = stored.{columns[0]} + 1"))} "
            + $"WHERE {IsIt} AND stored.{columns[0]} = $1 RETURNING stored.{columns[0]}), "
            + $"added AS ({Insert("1")} WHERE NOT EXISTS (SELECT 1 FROM {name} stored WHERE {IsIt}) RETURNING {columns[0]}) "
            + $"SELECT {columns[0]} FROM replaced UNION ALL SELECT {columns[0]} FROM added";

    IEnumerable<string> Changed(int first) => Enumerable.Range(first, columns.Length - first)
        .Where(at => !table.Key.Contains(table.Fields[at].Name)).Select(at => $"{columns[at]} = {Dialect.Parameter(at + 1)}");

    string Insert(string first) =>
        $"INSERT INTO {name} ({string.Join(", ", columns)}) SELECT "
            + string.Join(", ", columns.Select((_, at) => (at == 0 ? first : Dialect.Parameter(at + 1)) + "::" + Type(at)));

    string IsIt => string.Join(" AND ", table.Key.Select(key => $"stored.{Dialect.Quote(key)} = {Parameter(key)}"));

    string Parameter(string key) => Dialect.Parameter(1 + table.Fields.TakeWhile(candidate => candidate.Name != key).Count());

    string Type(int at) => PostgresDialect.BareType(definition.Columns[at]);
}

/// <summary>The statements that add or replace rows.</summary>
/// <param name="One">One row.</param>
/// <param name="Many">Many rows.</param>
/// <param name="Versioned">A row of a versioned table; gives the version that it has then.</param>
sealed record UpsertTexts(StatementText One, StatementText Many, StatementText? Versioned);
