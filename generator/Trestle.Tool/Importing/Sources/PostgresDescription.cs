using System.Data.Common;

namespace Trestle.Tool.Importing.Sources;

/// <summary>Reads what a PostgreSQL database says of the tables of its current schema.</summary>
sealed class PostgresDescription(PostgresSource source, string place, string name)
{
    const string Relations = """
        SELECT c.oid, c.relname::text, c.relkind::text, obj_description(c.oid, 'pg_class'), c.relispartition
        FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
        ORDER BY c.relname COLLATE "C"
        """;

    const string Enums = """
        SELECT t.typname::text, obj_description(t.oid, 'pg_type'), array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
        FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
        WHERE t.typnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        AND EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_type u ON u.oid = a.atttypid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            AND t.oid IN (a.atttypid, u.typelem, u.typbasetype))
        GROUP BY t.oid, t.typname ORDER BY t.typname COLLATE "C"
        """;

    const string Triggers = """
        SELECT t.tgname::text, c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal ORDER BY 1, 2
        """;

    const string Others = """
        SELECT DISTINCT n.nspname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN (current_schema(), 'information_schema') AND n.nspname !~ '^pg_' ORDER BY 1
        """;

    readonly List<string> remarks = [];

    public SourceDatabase Read()
    {
        if (source.Ask("SELECT current_schema()::text", row => row.IsDBNull(0))[0])
            throw new UsageException($"No schema of the search path exists in {place}. Correct the Search Path of the connection string.");
        var relations = source.Ask(Relations, row => (
            Id: row.GetFieldValue<uint>(0),
            Name: row.GetString(1),
            Kind: row.GetString(2),
            Doc: Text(row, 3),
            IsPartition: row.GetBoolean(4)));
        if (relations.Any(relation => relation.Name == "trestle_catalog"))
            throw new UsageException($"{place} is a store of Trestle already, and holds its schema. 'trestle schema' writes it.");
        var enums = source.Ask(Enums, row => new SourceEnum(row.GetString(0), row.GetFieldValue<string[]>(2), Text(row, 1)));
        var tables = relations.Where(relation => relation is { Kind: "r" or "p", IsPartition: false })
            .Select(relation => new PostgresTable(source, relation.Id, relation.Name, relation.Doc, relation.Kind == "p").Read()).ToList();
        foreach (var relation in relations.Where(relation => relation.Kind is not ("r" or "p")))
            remarks.Add(relation.Kind == "f"
                ? $"Foreign table '{relation.Name}' is left out: its rows are on another server."
                : $"View '{relation.Name}' is left out. Write it as a query in the program.");
        remarks.AddRange(source.Ask(
            Triggers, row => $"Trigger '{row.GetString(0)}' of '{row.GetString(1)}' is left out. Do in the program what it does."));
        var others = source.Ask(Others, row => row.GetString(0));
        if (others.Count > 0)
            remarks.Add($"Tables of other schemas are left out: {string.Join(", ", others)}. Import them with a Search Path of their own.");
        return new(place, name, enums, tables, remarks);
    }

    /// <summary>A text that may be null.</summary>
    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
