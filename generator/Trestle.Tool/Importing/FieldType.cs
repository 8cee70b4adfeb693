namespace Trestle.Tool.Importing;

/// <summary>A type of the schema language, as far as imported columns need it.</summary>
/// <param name="Name">The type without its arguments; for an enum, what the source calls it.</param>
/// <param name="Length">The most bytes of a string or of bytes; null for no limit.</param>
sealed record FieldType(string Name, int? Length = null)
{
    /// <summary>The digits of a decimal, and how many of them are behind the point.</summary>
    public (int Precision, int Scale) Digits { get; init; }

    /// <summary>Whether it is a list of values of this type.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether <see cref="Name"/> names an enum.</summary>
    public bool IsEnum { get; init; }

    /// <summary>Whether it can be without an upper bound.</summary>
    public bool IsVariable => Name is "string" or "bytes" && !IsList && !IsEnum;

    /// <summary>Whether it is a number without a fraction.</summary>
    public bool IsInteger => !IsEnum && !IsList && Name is "int16" or "int32" or "int64" or "uint32";

    /// <summary>The most bytes that a value takes in a key; null where that is not bounded.</summary>
    public int? KeyBytes => Name switch
    {
        _ when IsList => null,
        _ when IsEnum => 4,
        "string" => Length + 1,
        "bytes" => (2 * Length) + 2,
        "decimal" => Digits.Precision > 18 ? 16 : 8,
        "uuid" => 16,
        "bool" => 1,
        "int16" => 2,
        "int32" or "uint32" or "float32" or "date" => 4,
        "json" => null,
        _ => 8,
    };

    /// <summary>The type as messages call it.</summary>
    public override string ToString() => IsList ? $"list<{Name}>" : Name;

    public static FieldType Decimal(int precision, int scale) => new("decimal") { Digits = (precision, scale) };
}
