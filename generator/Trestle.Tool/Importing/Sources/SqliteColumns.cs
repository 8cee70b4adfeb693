using System.Globalization;

namespace Trestle.Tool.Importing.Sources;

/// <summary>
/// The columns of an SQLite table. A declared type binds no value there, so that all rows are looked at once: where they contradict what is
/// declared, the type is one that can hold them.
/// </summary>
sealed class SqliteColumns(SqliteSource source, string table, IEnumerable<SqliteColumn> columns)
{
    readonly List<SqliteColumn> columns = [.. columns];

    public IEnumerable<SourceColumn> Read()
    {
        var values = Values();
        return columns.Select((column, at) => Of(column, values[at]));
    }

    List<SqliteValues> Values()
    {
        // SQLite allows no more than some thousand columns in a result.
        var found = new List<SqliteValues>();
        foreach (var part in columns.Chunk(100))
        {
            var sql = $"SELECT {string.Join(", ", part.Select(column => SqliteValues.Select(column)))} FROM {SqliteSource.Quote(table)}";
            found.AddRange(source.Ask(sql, row => part.Select((column, at) => SqliteValues.Read(row, at)).ToList())[0]);
        }
        return found;
    }

    static SourceColumn Of(SqliteColumn column, SqliteValues values)
    {
        var remarks = new List<string>();
        var declared = SqliteTypes.Declared(column.Type, out var isExact);
        var type = SqliteTypes.Fitting(declared, isExact, values);
        if (type.Name != declared.Name)
            remarks.Add(column.Type.Length == 0
                ? "The source declares no type."
                : $"The source declares {column.Type}, and {(values.Count == 0 ? "that says too little" : "rows hold other values")}.");
        else if (type.Name == "decimal" && !isExact)
            remarks.Add($"The source declares {column.Type} without its digits: {type.Digits.Precision} of them, {type.Digits.Scale} "
                + "behind the point, are a proposal.");
        if (column.Hidden > 1)
            remarks.Add("The source computes this column. Compute it in the program.");
        if (values.Nulls > 0 && column.IsRequired)
            remarks.Add("The source declares NOT NULL, and rows hold null.");
        var isNullable = !column.IsRequired && column.KeyPosition == 0 || values.Nulls > 0;
        return new(
            column.Name, type, Select(column.Name, type), isNullable, column.Default, false,
            type.IsVariable ? values.Longest : null, null, remarks);
    }

    // Columns of text hold numbers, too.
    static string Select(string name, FieldType type)
    {
        var quoted = SqliteSource.Quote(name);
        return type.Name switch
        {
            "string" or "json" => $"CAST({quoted} AS TEXT)",
            "bytes" => $"CAST({quoted} AS BLOB)",
            _ => quoted,
        };
    }
}

/// <summary>What the rows of a table hold in a column.</summary>
/// <param name="Count">How many values are not null.</param>
/// <param name="Longest">The most bytes of a value as text.</param>
/// <param name="Texts">How many are texts; likewise the others.</param>
/// <param name="Truths">How many are 0 or 1.</param>
/// <param name="Moments">How many texts are dates, with or without a time.</param>
/// <param name="Days">How many texts are dates without a time.</param>
/// <param name="Uuids">How many are UUIDs in text or 16 bytes.</param>
/// <param name="Documents">How many texts are JSON.</param>
/// <param name="Clocks">How many texts are times of a day.</param>
/// <param name="Exact">How many numbers have no more digits behind the point than a decimal that is declared.</param>
sealed record SqliteValues(
    long Count,
    long Nulls,
    long Longest,
    long Integers,
    long Reals,
    long Texts,
    long Blobs,
    long Truths,
    long Moments,
    long Days,
    long Uuids,
    long Documents,
    long Clocks,
    long Exact)
{
    const int Numbers = 14;
    const string Uuid = "[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]-*-*-*-*";

    public static string Select(SqliteColumn column)
    {
        var c = SqliteSource.Quote(column.Name);
        var text = $"typeof({c}) = 'text'";
        var scale = Math.Pow(10, SqliteTypes.Declared(column.Type, out _).Digits.Scale).ToString("0.0", CultureInfo.InvariantCulture);
        return string.Join(", ",
            $"count({c})", $"count(*) - count({c})", $"coalesce(max(length(CAST({c} AS BLOB))), 0)",
            $"total(typeof({c}) = 'integer')", $"total(typeof({c}) = 'real')", $"total({text})", $"total(typeof({c}) = 'blob')",
            $"total(typeof({c}) = 'integer' AND {c} IN (0, 1))",
            $"total({text} AND datetime({c}) IS NOT NULL AND {c} GLOB '[0-9][0-9][0-9][0-9]-*')", $"total({text} AND date({c}) IS {c})",
            $"total(({text} AND length({c}) = 36 AND {c} GLOB '{Uuid}') OR (typeof({c}) = 'blob' AND length({c}) = 16))",
            $"total({text} AND json_valid({c}))",
            $"total({text} AND time({c}) IS NOT NULL AND {c} GLOB '[0-2][0-9]:*')",
            $"total(typeof({c}) IN ('integer', 'real') AND abs({c} * {scale} - round({c} * {scale})) < 0.001)");
    }

    public static SqliteValues Read(System.Data.Common.DbDataReader row, int position)
    {
        var number = Enumerable.Range(Numbers * position, Numbers)
            .Select(at => Convert.ToInt64(row.GetValue(at), CultureInfo.InvariantCulture)).ToArray();
        return new(
            number[0], number[1], number[2], number[3], number[4], number[5], number[6],
            number[7], number[8], number[9], number[10], number[11], number[12], number[13]);
    }
}
