using static Trestle.Tool.Importing.Sources.PostgresDescription;

namespace Trestle.Tool.Importing.Sources;

/// <summary>Reads what PostgreSQL says of one table.</summary>
sealed class PostgresTable(PostgresSource source, uint id, string name, string? doc, bool isPartitioned)
{
    const string Columns = """
        WITH RECURSIVE base(attnum, oid, modifier) AS (
            SELECT attnum, atttypid, atttypmod FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped
            UNION ALL SELECT base.attnum, t.typbasetype, CASE WHEN base.modifier < 0 THEN t.typtypmod ELSE base.modifier END
            FROM base JOIN pg_type t ON t.oid = base.oid WHERE t.typtype = 'd')
        SELECT a.attname::text, coalesce(e.typname, t.typname)::text, base.modifier, coalesce(e.typtype, t.typtype)::text,
            e.oid IS NOT NULL, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            coalesce(pg_get_expr(d.adbin, d.adrelid), pg_get_expr(declared.typdefaultbin, 0)), a.attidentity <> '', a.attgenerated <> '',
            col_description(a.attrelid, a.attnum), declared.typtype = 'd',
            declared.typnotnull, declared.typname::text
        FROM pg_attribute a
        JOIN base ON base.attnum = a.attnum JOIN pg_type t ON t.oid = base.oid AND t.typtype <> 'd'
        LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
        JOIN pg_type declared ON declared.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = $1 ORDER BY a.attnum
        """;

    const string DomainChecks = """
        WITH RECURSIVE base(attname, oid) AS (
            SELECT attname, atttypid FROM pg_attribute WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped
            UNION ALL SELECT base.attname, t.typbasetype FROM base JOIN pg_type t ON t.oid = base.oid WHERE t.typtype = 'd')
        SELECT base.attname::text, pg_get_constraintdef(c.oid)
        FROM base JOIN pg_constraint c ON c.contypid = base.oid AND c.contype = 'c' ORDER BY 1, c.conname
        """;

    const string Constraints = """
        SELECT c.contype::text, c.conname::text, pg_get_constraintdef(c.oid), pg_get_expr(c.conbin, c.conrelid),
            ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, at)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY at),
            f.relname::text,
            ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(n, at)
                JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY at),
            c.confdeltype::text, c.confupdtype::text, f.relnamespace = current_schema()::regnamespace
        FROM pg_constraint c LEFT JOIN pg_class f ON f.oid = c.confrelid
        WHERE c.conrelid = $1 AND c.conparentid = 0 ORDER BY c.conname COLLATE "C"
        """;

    const string Indexes = """
        SELECT c.relname::text, i.indisunique, m.amname::text, pg_get_expr(i.indpred, i.indrelid), i.indexprs IS NOT NULL,
            i.indnkeyatts::int, ARRAY(SELECT coalesce(a.attname::text, '') FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(n, at)
                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY at),
            i.indoption::int2[], i.indisexclusion, obj_description(c.oid, 'pg_class'), i.indisvalid
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
        WHERE i.indrelid = $1 AND NOT i.indisprimary ORDER BY c.relname COLLATE "C"
        """;

    // Rows that get numbers get the same ones each time.
    const string InOrder = " ORDER BY tableoid, ctid";

    string Quoted => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public SourceTable Read()
    {
        var constraints = source.Ask(Constraints, Constraint, (object)(long)id);
        var remarks = new List<string>();
        if (isPartitioned)
            remarks.Add("The source divides this table into partitions. Say it with 'partition' if it is by hash.");
        remarks.AddRange(constraints.Where(constraint => constraint.Type == "x")
            .Select(constraint => $"The constraint '{constraint.Name}' cannot be said: {constraint.Definition}. Check it in the program."));
        var columns = ReadColumns();
        var key = constraints.FirstOrDefault(constraint => constraint.Type == "p")?.Columns ?? [];
        return new(
            name, key.Length > 0 ? Quoted : Quoted + InOrder, doc, columns, key,
            [.. source.Ask(Indexes, Index, (object)(long)id).OfType<SourceIndex>()],
            [.. constraints.Where(constraint => constraint.Type == "f").Select(constraint => new SourceReference(
                constraint.Columns,
                constraint.IsTargetHere ? constraint.Target! : $"{constraint.Target} of another schema",
                constraint.TargetColumns,
                Action(constraint.OnDelete), Action(constraint.OnUpdate)))],
            [.. constraints.Where(constraint => constraint.Type == "c").Select(constraint => constraint.Expression!), .. ReadDomainChecks()],
            remarks);
    }

    List<SourceColumn> ReadColumns()
    {
        var found = source.Ask(Columns, row => (
            Name: row.GetString(0),
            Type: new PostgresType(row.GetString(1), row.GetInt32(2), row.GetString(3)[0], row.GetBoolean(4), row.GetString(5)),
            IsRequired: row.GetBoolean(6) || row.GetBoolean(12),
            Default: Text(row, 7),
            IsIdentity: row.GetBoolean(8),
            IsComputed: row.GetBoolean(9),
            Doc: Text(row, 10),
            Domain: row.GetBoolean(11) ? row.GetString(13) : null), (object)(long)id);
        var measures = Measure([.. found.Select(column => (column.Name, column.Type))]);
        return [.. found.Select((column, at) =>
        {
            var remarks = new List<string>();
            if (column.Domain is { } domain)
                remarks.Add($"The domain '{domain}' is taken for what it is made of.");
            if (column.IsComputed)
                remarks.Add("The source computes this column. Compute it in the program.");
            var type = PostgresTypes.Map(column.Type, (measures[at].Whole, measures[at].Scale), remarks);
            var isNumbered = column.IsIdentity || column.Default?.StartsWith("nextval(", StringComparison.Ordinal) == true;
            return new SourceColumn(
                column.Name, type, PostgresTypes.Select(Quote(column.Name), column.Type, type), !column.IsRequired,
                isNumbered || column.IsComputed ? null : column.Default, isNumbered, type.IsVariable ? measures[at].Longest : null, column.Doc,
                remarks);
        })];
    }

    List<(int Whole, int Scale, long Longest)> Measure(List<(string Name, PostgresType Type)> columns)
    {
        if (columns.Count == 0)
            return [];
        var sql = string.Join(", ", columns.Select(column => Measure(Quote(column.Name), column.Type)));
        return source.Ask(
            $"SELECT {sql} FROM {Quoted}",
            row => columns.Select((_, at) => (row.GetInt32(3 * at), row.GetInt32((3 * at) + 1), row.GetInt64((3 * at) + 2))).ToList())[0];
    }

    // A numeric that is no number counts as too many digits before the point.
    static string Measure(string column, PostgresType type) => type switch
    {
        { Name: "numeric", IsArray: false } => $"""
            coalesce(max(CASE WHEN {column}::text IN ('NaN', 'Infinity', '-Infinity') THEN 1000 ELSE length(trunc(abs({column}))::text) END), 0)::int,
            coalesce(max(scale({column})), 0)::int, 0::bigint
            """,
        { Name: "bytea", IsArray: false } => $"0, 0, coalesce(max(octet_length({column})), 0)::bigint",
        _ => $"0, 0, coalesce(max(octet_length({column}::text)), 0)::bigint",
    };

    // A domain calls its value VALUE.
    IEnumerable<string> ReadDomainChecks() => source.Ask(
        DomainChecks,
        row => (Column: row.GetString(0), Check: row.GetString(1)), (object)(long)id)
        .Select(domain => domain.Check.Replace("VALUE", Quote(domain.Column), StringComparison.Ordinal))
        .Select(check => check["CHECK (".Length..check.LastIndexOf(')')]);

    static PostgresConstraint Constraint(System.Data.Common.DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), Text(row, 3), row.GetFieldValue<string[]>(4), Text(row, 5),
        row.GetFieldValue<string[]>(6), row.GetString(7), row.GetString(8), !row.IsDBNull(9) && row.GetBoolean(9));

    // An index of an exclusion is remarked with its constraint, one that is not valid serves nobody.
    static SourceIndex? Index(System.Data.Common.DbDataReader row)
    {
        if (row.GetBoolean(8) || !row.GetBoolean(10))
            return null;
        var (columns, options, keys) = (row.GetFieldValue<string[]>(6), row.GetFieldValue<short[]>(7), row.GetInt32(5));
        var method = row.GetString(2);
        return new(
            row.GetString(0),
            [.. columns.Take(keys).Select((column, at) => new SourcePart(column, (options[at] & 1) != 0))],
            row.GetBoolean(1),
            [.. columns.Skip(keys)],
            Text(row, 3),
            method != "btree" ? $"it is of the kind {method}."
                : row.GetBoolean(4) ? "it is over an expression. Store its value in a field." : null,
            Text(row, 9),
            []);
    }

    static string Action(string code) => code switch
    {
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        _ => "NO ACTION",
    };

    static string Quote(string column) => "\"" + column.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    sealed record PostgresConstraint(
        string Type, string Name, string Definition, string? Expression, string[] Columns, string? Target, string[] TargetColumns,
        string OnDelete, string OnUpdate, bool IsTargetHere);
}
