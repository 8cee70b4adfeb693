using System.Globalization;
using System.Text.RegularExpressions;

namespace Trestle.Tool.Importing.Sources;

/// <summary>Declared types of SQLite as types of a schema.</summary>
static partial class SqliteTypes
{
    const int MostDigits = 28;

    // In this order: the first word that a declared type contains decides.
    static readonly (string Word, string Type)[] Words =
    [
        ("BOOL", "bool"), ("BIT", "bool"), ("JSON", "json"), ("GUID", "uuid"), ("UUID", "uuid"), ("UNIQUEIDENTIFIER", "uuid"),
        ("DATETIME", "timestamp"), ("TIMESTAMP", "timestamp"), ("DATE", "date"), ("TIME", "time"), ("INT", "int64"), ("CHAR", "string"), ("CLOB", "string"),
        ("TEXT", "string"), ("STRING", "string"), ("BLOB", "bytes"), ("BINARY", "bytes"), ("IMAGE", "bytes"), ("REAL", "float64"),
        ("FLOA", "float64"),
        ("DOUB", "float64"), ("NUMERIC", "decimal"), ("DECIMAL", "decimal"), ("MONEY", "decimal"),
    ];

    /// <summary>
    /// What the declaration means; <c>any</c> when it says nothing. <paramref name="isExact"/> tells whether a decimal has its digits.
    /// </summary>
    public static FieldType Declared(string type, out bool isExact)
    {
        isExact = true;
        var upper = type.ToUpperInvariant();
        var word = Words.FirstOrDefault(word => upper.Contains(word.Word, StringComparison.Ordinal)).Type ?? "any";
        var arguments = Arguments().Match(type) is { Success: true } match
            ? match.Groups[1].Value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray()
            : [];
        if (word == "decimal")
        {
            isExact = arguments.Length > 0 && arguments[0] is > 0 and <= MostDigits && arguments.ElementAtOrDefault(1) <= arguments[0];
            return isExact ? FieldType.Decimal(arguments[0], arguments.ElementAtOrDefault(1)) : FieldType.Decimal(18, 4);
        }
        return word == "string" && arguments is [> 0, ..] ? new FieldType(word, arguments[0]) : new FieldType(word);
    }

    /// <summary>The declared type, or one that can hold what the rows have.</summary>
    public static FieldType Fitting(FieldType declared, bool isExact, SqliteValues values)
    {
        if (declared.Name == "any")
            return ByValues(values);
        var fitting = declared.Name switch
        {
            "bool" => values.Truths,
            "json" => values.Documents,
            "uuid" => values.Uuids,
            "timestamp" => values.Moments,
            "time" => values.Clocks,
            "date" => values.Days,
            "int64" => values.Integers,
            "float64" => values.Integers + values.Reals,
            "decimal" => values.Exact,
            "bytes" => values.Blobs,
            _ => values.Count - values.Blobs,
        };
        // A binary fraction tells few digits; a decimal of more of them is taken at its word.
        var isFitting = fitting == values.Count
            || (declared.Name == "decimal" && isExact && declared.Digits.Scale > 6 && values.Integers + values.Reals == values.Count);
        if (isFitting)
            return declared;
        return declared.Name == "date" && values.Moments == values.Count ? new FieldType("timestamp") : ByValues(values);
    }

    static FieldType ByValues(SqliteValues values)
    {
        if (values.Count == 0)
            return new FieldType("string");
        if (values.Integers == values.Count)
            return new FieldType("int64");
        if (values.Integers + values.Reals == values.Count)
            return new FieldType("float64");
        // As bytes a text is what it was; bytes as a text need not be.
        return new FieldType(values.Blobs > 0 ? "bytes" : "string");
    }

    [GeneratedRegex(@"\(\s*([0-9]{1,9}(?:\s*,\s*[0-9]{1,9})?)\s*\)")]
    private static partial Regex Arguments();
}
