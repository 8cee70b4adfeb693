namespace Trestle.Tool.Importing.Sources;

/// <summary>A type of PostgreSQL, domains looked through.</summary>
/// <param name="Name">The name in <c>pg_type</c>; of an array, that of its elements.</param>
/// <param name="Modifier">What stands behind it in brackets, as the catalog keeps it; -1 for nothing.</param>
/// <param name="Kind"><c>typtype</c>: <c>b</c>, <c>c</c>, <c>e</c>, <c>r</c> …</param>
/// <param name="Shown">As the server shows it.</param>
sealed record PostgresType(string Name, int Modifier, char Kind, bool IsArray, string Shown);

/// <summary>Types of PostgreSQL as types of a schema.</summary>
static class PostgresTypes
{
    const int MostDigits = 28;

    // The modifier counts a header along.
    const int Header = 4;

    static readonly Dictionary<string, string> Simple = new()
    {
        ["bool"] = "bool",
        ["int2"] = "int16",
        ["int4"] = "int32",
        ["int8"] = "int64",
        ["oid"] = "uint32",
        ["float4"] = "float32",
        ["float8"] = "float64",
        ["text"] = "string",
        ["bytea"] = "bytes",
        ["uuid"] = "uuid",
        ["timestamptz"] = "timestamp",
        ["timestamp"] = "timestamp",
        ["date"] = "date",
        ["time"] = "time",
        ["interval"] = "duration",
        ["json"] = "json",
        ["jsonb"] = "json",
    };

    /// <summary>The type, and what it cannot say of the other.</summary>
    /// <param name="measured">The digits of the numbers that are there, for numerics without their own.</param>
    public static FieldType Map(PostgresType type, (int Whole, int Scale) measured, List<string> remarks)
    {
        var mapped = Element(type, measured, remarks);
        if (!type.IsArray)
            return mapped;
        remarks.Add("An array of the source can hold nulls and have several dimensions, a list cannot.");
        return mapped with { IsList = true };
    }

    static FieldType Element(PostgresType type, (int Whole, int Scale) measured, List<string> remarks)
    {
        if (type.Kind == 'e')
            return new FieldType(type.Name) { IsEnum = true };
        if (Simple.TryGetValue(type.Name, out var simple))
            return Noted(type, simple, remarks);
        return type.Name switch
        {
            "varchar" or "bpchar" => Text(type, remarks),
            "name" => new FieldType("string", 63),
            "numeric" => Numeric(type, measured, remarks),
            "money" => FieldType.Decimal(19, 2),
            _ => Other(type, remarks),
        };
    }

    static FieldType Noted(PostgresType type, string simple, List<string> remarks)
    {
        if (type.Name == "timestamp")
            remarks.Add("The source keeps no time zone; its values are taken for UTC.");
        else if (type.Name == "interval")
            remarks.Add("An interval of the source can have months, whose length varies; a duration cannot.");
        return new FieldType(simple);
    }

    static FieldType Text(PostgresType type, List<string> remarks)
    {
        if (type.Name == "bpchar")
            remarks.Add("The source fills values up with spaces; they are read without them.");
        return new FieldType("string", type.Modifier > Header ? type.Modifier - Header : null);
    }

    static FieldType Numeric(PostgresType type, (int Whole, int Scale) measured, List<string> remarks)
    {
        var (precision, scale) = type.Modifier >= Header ? ((type.Modifier - Header) >> 16, (type.Modifier - Header) & 0x7FF) : (0, 0);
        if (precision is > 0 and <= MostDigits && scale <= precision)
            return FieldType.Decimal(precision, scale);
        if (measured.Whole + measured.Scale > MostDigits)
            return Other(type, remarks);
        scale = Math.Max(measured.Scale, Math.Min(6, MostDigits - measured.Whole));
        remarks.Add($"The source declares {type.Shown}; {MostDigits} digits, {scale} of them behind the point, hold what is there.");
        return FieldType.Decimal(MostDigits, scale);
    }

    static FieldType Other(PostgresType type, List<string> remarks)
    {
        remarks.Add($"The type {type.Shown} cannot be said; its values are read as texts.");
        return new FieldType("string");
    }

    /// <summary>What a statement selects to get values that fit.</summary>
    public static string Select(string quoted, PostgresType type, FieldType mapped)
    {
        var array = type.IsArray ? "[]" : "";
        return mapped.Name switch
        {
            "string" => type.Name == "bpchar" && !type.IsArray ? $"rtrim({quoted}::text)" : $"{quoted}::text{array}",
            "json" => $"{quoted}::text{array}",
            "decimal" => $"{quoted}::numeric{array}",
            _ when mapped.IsEnum => $"{quoted}::text{array}",
            "timestamp" => $"{quoted}::timestamptz{array}",
            _ => quoted,
        };
    }
}
