using Trestle.Postgres.Sessions;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>Asks the server what tables there are in the first schema of the search path, and what they consist of.</summary>
static class LiveDatabase
{
    const string Tables = "class.relnamespace = current_schema()::regnamespace AND class.relkind IN ('r', 'p') AND NOT class.relispartition "
        + "AND NOT starts_with(class.relname, 'trestle_old_')";

    const string Columns = $"""
        SELECT class.relname::text, attname::text,
            format_type(atttypid, atttypmod) || coalesce(' COLLATE ' || quote_ident(nullif(collname, 'default')), ''),
            CASE WHEN attnotnull THEN 'NOT NULL' ELSE 'nullable' END, pg_get_expr(adbin, adrelid)
        FROM pg_class class JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
        LEFT JOIN pg_attrdef ON adrelid = class.oid AND adnum = attnum LEFT JOIN pg_collation ON pg_collation.oid = attcollation
        WHERE {Tables}
        """;

    const string Constraints = $"""
        SELECT class.relname::text, conname::text, contype::text, pg_get_constraintdef(pg_constraint.oid)
        FROM pg_class class JOIN pg_constraint ON conrelid = class.oid AND conparentid = 0 AND contype IN ('c', 'f', 'p', 'u')
        WHERE {Tables}
        """;

    const string Indexes = $"""
        SELECT class.relname::text, indexed.relname::text, replace(replace(pg_get_indexdef(indexrelid),
                ' ON ' || quote_ident(current_schema()) || '.', ' ON '), ' ON ONLY ' || quote_ident(current_schema()) || '.', ' ON ')
            || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END
        FROM pg_class class JOIN pg_index ON indrelid = class.oid JOIN pg_class indexed ON indexed.oid = indexrelid
        WHERE {Tables} AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
        """;

    const string Triggers = $"""
        SELECT class.relname::text, tgname::text, pg_get_triggerdef(pg_trigger.oid, true)
        FROM pg_class class JOIN pg_trigger ON tgrelid = class.oid AND NOT tgisinternal AND tgname <> 'trestle_migrating'
        WHERE {Tables}
        """;

    public static IReadOnlyList<LiveTable> Read(Session session)
    {
        var tables = session.Ask($"SELECT relname::text FROM pg_class class WHERE {Tables}")
            .ToDictionary(row => row[0]!, _ => new Dictionary<LivePart, string>());
        foreach (var row in session.Ask(Columns))
        {
            tables[row[0]!][new(LiveKind.Column, row[1]!)] = row[2]!;
            tables[row[0]!][new(LiveKind.Presence, row[1]!)] = row[3]!;
            if (row[4] is { } constant)
                tables[row[0]!][new(LiveKind.Default, row[1]!)] = constant;
        }
        foreach (var row in session.Ask(Constraints))
            tables[row[0]!][new(Kind(row[2]!), row[1]!)] = row[3]!;
        foreach (var row in session.Ask(Indexes))
            tables[row[0]!][new(LiveKind.Index, row[1]!)] = row[2]!;
        foreach (var row in session.Ask(Triggers))
            tables[row[0]!][new(LiveKind.Trigger, row[1]!)] = row[2]!;
        return [.. tables.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => new LiveTable(table.Key, table.Value))];
    }

    static LiveKind Kind(string type) => type switch
    {
        "c" => LiveKind.Check,
        "f" => LiveKind.Reference,
        "p" => LiveKind.Key,
        _ => LiveKind.Index,
    };
}
