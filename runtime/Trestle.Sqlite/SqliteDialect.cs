using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite;

/// <summary>What SQLite says in its own way. The forms of values are those that the column binder gives; the README lists them.</summary>
sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    /// <summary>Text as a constant.</summary>
    public static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    public override string Parameter(int number) => "?" + number.ToString(CultureInfo.InvariantCulture);

    public override string Type(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Float32 or ColumnKind.Float64 => "REAL",
        ColumnKind.UInt64 or ColumnKind.UInt128 or ColumnKind.UInt256 => "TEXT",
        ColumnKind.Text or ColumnKind.Date or ColumnKind.Json or ColumnKind.Document => "TEXT",
        ColumnKind.Decimal when !SqliteForms.IsNarrow(column.Precision) => "TEXT",
        ColumnKind.Binary or ColumnKind.FixedBinary or ColumnKind.Uuid => "BLOB",
        _ => "INTEGER",
    };

    public override string Literal(ColumnShape column, JsonElement value) => column.Kind switch
    {
        ColumnKind.Bool => value.GetBoolean() ? "1" : "0",
        ColumnKind.UInt64 => Digits(value, SqliteForms.UInt64Digits),
        ColumnKind.UInt128 => Digits(value, SqliteForms.UInt128Digits),
        ColumnKind.UInt256 => Digits(value, SqliteForms.UInt256Digits),
        ColumnKind.Decimal when !SqliteForms.IsNarrow(column.Precision) => WideDecimal(column, value),
        ColumnKind.Text => Text(value.GetString()!),
        ColumnKind.Json or ColumnKind.Document => Text(value.GetRawText()),
        ColumnKind.Binary or ColumnKind.FixedBinary => $"X'{value.GetString()}'",
        ColumnKind.Uuid => $"X'{value.GetGuid():N}'",
        ColumnKind.Date => Text(Dates.ToDate(value.GetInt32()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => value.GetRawText(),
    };

    public override string Compare(ColumnShape column, string comparison, JsonElement value) =>
        column.Kind is ColumnKind.Float32 or ColumnKind.Float64 && value.GetDouble() == 0
            ? CompareToZero(column, comparison, SqliteForms.NegativeZero, "0.0")
            : base.Compare(column, comparison, value);

    public override string ByteLength(ColumnShape column) =>
        column.Kind == ColumnKind.Text ? $"length(CAST({Quote(column.Name)} AS BLOB))" : $"length({Quote(column.Name)})";

    public override string? ExtraCheck(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Bool => $"{Quote(column.Name)} IN (0, 1)",
        ColumnKind.Uuid => $"length({Quote(column.Name)}) = 16",
        _ => null,
    };

    public override string Order(string quotedColumn, bool isNullable, bool descending) =>
        descending ? quotedColumn + " DESC" : quotedColumn;

    public override string Differs(string left, string right) => $"{left} IS NOT {right}";

    public override string UseIndex(string quotedIndex) => " INDEXED BY " + quotedIndex;

    // Additions only where the column holds whole numbers: text has no arithmetic, and what reals hold is not all of it numbers.
    public override string? Sum(ColumnShape column, string sign, string operand) =>
        Type(column) == "INTEGER" ? base.Sum(column, sign, operand) : null;

    public override string? Concatenation(ColumnShape column, string operand) => column.Kind switch
    {
        ColumnKind.Text => base.Concatenation(column, operand),
        // What || gives is text; its bytes are those of its operands.
        ColumnKind.Binary => $"CAST({base.Concatenation(column, operand)} AS BLOB)",
        _ => null,
    };

    // Behind the parts of a unique index nothing may come; those of another carry along what it includes as parts.
    public override (IReadOnlyList<string> Keys, string Suffix) IndexTail(TableShape table, IndexShape index)
    {
        var parts = index.Parts.Select(part => part.Field).ToHashSet();
        return index.IsUnique ? ([], "") : ([.. table.Key.Concat(index.Include).Where(parts.Add).Select(Quote)], "");
    }

    static string Digits(JsonElement value, int digits) => $"'{value.GetRawText().PadLeft(digits, '0')}'";

    static string WideDecimal(ColumnShape column, JsonElement value)
    {
        Span<byte> text = stackalloc byte[SqliteForms.WideDecimalLength];
        var length = SqliteForms.Write((Int128)BigInteger.Parse(value.GetRawText(), CultureInfo.InvariantCulture), column.Scale, text);
        return $"'{Encoding.ASCII.GetString(text[..length])}'";
    }
}
