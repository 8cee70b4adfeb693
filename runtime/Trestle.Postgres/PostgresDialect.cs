using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trestle.Layout;
using Trestle.Postgres.Columns;
using Trestle.Relational;

namespace Trestle.Postgres;

/// <summary>What PostgreSQL says in its own way. The forms of values are those that the column binder gives; the README lists them.</summary>
sealed class PostgresDialect : SqlDialect
{
    // What is longer the server would cut off, and two names that differ behind would be one.
    const int LongestName = 63;

    // An entry holds a third of a page; the parts and the key behind them are 1022 bytes at most.
    const int MostIncluded = 1500;

    public static PostgresDialect Instance { get; } = new();

    /// <summary>A name as the server has it: one that is too long keeps its beginning, and a digest of all of it.</summary>
    public static string Fit(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        if (utf8.Length <= LongestName)
            return name;
        var digest = "_" + Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, 5));
        var kept = LongestName - digest.Length;
        while ((utf8[kept] & 0xC0) == 0x80)
            kept--;
        return Encoding.UTF8.GetString(utf8, 0, kept) + digest;
    }

    public override string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return base.Quote(Fit(name));
    }

    /// <summary>Text as a constant.</summary>
    public static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    public override string Parameter(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);

    public override string Type(ColumnShape column) =>
        column.Kind == ColumnKind.Text ? "text COLLATE \"C\"" : BareType(column);

    /// <summary>The type of a column without its collation.</summary>
    public static string BareType(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Bool => "boolean",
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.UInt8 => "smallint",
        ColumnKind.Int32 or ColumnKind.UInt16 or ColumnKind.Enum => "integer",
        ColumnKind.Int64 or ColumnKind.UInt32 or ColumnKind.NanoTimestamp => "bigint",
        ColumnKind.UInt64 => "numeric(20,0)",
        ColumnKind.UInt128 => "numeric(39,0)",
        ColumnKind.UInt256 => "numeric(78,0)",
        ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({column.Precision},{column.Scale})"),
        ColumnKind.Float32 => "real",
        ColumnKind.Float64 => "double precision",
        ColumnKind.Text => "text",
        ColumnKind.Binary or ColumnKind.FixedBinary => "bytea",
        ColumnKind.Uuid => "uuid",
        ColumnKind.Timestamp => "timestamp with time zone",
        ColumnKind.Date => "date",
        ColumnKind.Time => "time without time zone",
        ColumnKind.Duration => "interval",
        ColumnKind.Json => "json",
        _ => "jsonb",
    };

    public override string Literal(ColumnShape column, JsonElement value) => column.Kind switch
    {
        ColumnKind.Bool => value.GetBoolean() ? "true" : "false",
        ColumnKind.Text => Text(value.GetString()!),
        ColumnKind.Json or ColumnKind.Document => Typed(column, value.GetRawText()),
        ColumnKind.Binary or ColumnKind.FixedBinary => Typed(column, "\\x" + value.GetString()),
        ColumnKind.Uuid => Typed(column, value.GetString()!),
        ColumnKind.Float32 or ColumnKind.Float64 =>
            Typed(column, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()),
        ColumnKind.Decimal => PostgresForms.Decimal(value.GetRawText(), column.Scale),
        ColumnKind.Timestamp => Typed(column, PostgresForms.Timestamp(value.GetInt64())),
        ColumnKind.Date => Typed(column, Dates.ToDate(value.GetInt32()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ColumnKind.Time => Typed(column, Micros.ToTime(value.GetInt64()).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
        ColumnKind.Duration => Typed(column, value.GetRawText() + " microseconds"),
        _ => value.GetRawText(),
    };

    public override string Compare(ColumnShape column, string comparison, JsonElement value) =>
        column.Kind is ColumnKind.Float32 or ColumnKind.Float64 && value.ValueKind == JsonValueKind.Number && value.GetDouble() == 0
            ? CompareToZero(
                column, comparison, NegativeZero(column), Typed(column, "0"))
            : base.Compare(column, comparison, value);

    public override string ByteLength(ColumnShape column) => $"octet_length({Quote(column.Name)})";

    public override string? ExtraCheck(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Int8 => Between(column, "-128", "127"),
        ColumnKind.UInt8 => Between(column, "0", "255"),
        ColumnKind.UInt16 => Between(column, "0", "65535"),
        ColumnKind.UInt32 => Between(column, "0", "4294967295"),
        ColumnKind.UInt64 => Between(column, "0", ulong.MaxValue.ToString(CultureInfo.InvariantCulture)),
        ColumnKind.UInt128 => Between(column, "0", UInt128.MaxValue.ToString(CultureInfo.InvariantCulture)),
        ColumnKind.UInt256 => Between(column, "0", UInt256.MaxValue.ToString()),
        _ => null,
    };

    public override string Order(string quotedColumn, bool isNullable, bool descending) => (isNullable, descending) switch
    {
        (true, false) => quotedColumn + " NULLS FIRST",
        (true, true) => quotedColumn + " DESC NULLS LAST",
        (false, true) => quotedColumn + " DESC",
        _ => quotedColumn,
    };

    // -0 has the form of another number, which nothing can be added to.
    public override string? Sum(ColumnShape column, string sign, string operand)
    {
        if (column.Kind is not (ColumnKind.Float32 or ColumnKind.Float64))
            return base.Sum(column, sign, operand);
        var name = Quote(column.Name);
        return $"CASE {name} WHEN {NegativeZero(column)} THEN {operand} ELSE {name} {sign} {operand} END";
    }

    public override string Differs(string left, string right) => $"{left} IS DISTINCT FROM {right}";

    public override string UseIndex(string quotedIndex) => "";

    // What a verb of several statements breaks in between, and what a load refers to before it is there, is looked at in the end.
    public override string ReferenceTail => " DEFERRABLE";

    // A unique index takes part in the order by its parts alone; what else its entries hold is carried along. What may be long is not.
    public override (IReadOnlyList<string> Keys, string Suffix) IndexTail(TableShape table, IndexShape index)
    {
        var parts = index.Parts.Select(part => part.Field).ToHashSet();
        var key = table.Key.Where(parts.Add).ToArray();
        var included = Included(table, index).Where(parts.Add);
        string[] carried = index.IsUnique ? [.. key, .. included] : [.. included];
        return (
            index.IsUnique ? [] : [.. key.Select(Quote)],
            carried.Length == 0 ? "" : $" INCLUDE ({string.Join(", ", carried.Select(Quote))})");
    }

    static IEnumerable<string> Included(TableShape table, IndexShape index)
    {
        var room = MostIncluded;
        foreach (var name in index.Include)
        {
            room -= MostBytes(table.Fields.First(field => field.Name == name).Type) ?? MostIncluded + 1;
            if (room >= 0)
                yield return name;
        }
    }

    static int? MostBytes(string type)
    {
        if (type is "string" or "bytes" or "json" || type.Contains('<', StringComparison.Ordinal))
            return null;
        if (!type.StartsWith("string", StringComparison.Ordinal) && !type.StartsWith("bytes", StringComparison.Ordinal))
            return 40;
        return int.Parse(new string([.. type.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
    }

    string Between(ColumnShape column, string least, string most) => $"{Quote(column.Name)} BETWEEN {least} AND {most}";

    static string NegativeZero(ColumnShape column) => Typed(column, column.Kind == ColumnKind.Float32 ? "-1e-45" : "-5e-324");

    static string Typed(ColumnShape column, string value) => $"{Text(value)}::{BareType(column)}";
}
