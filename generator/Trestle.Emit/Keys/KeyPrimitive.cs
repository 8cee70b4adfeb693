using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>
/// The pair of calls, on the runtime's <c>KeyWriter</c> and <c>KeyReader</c>, that a type of the schema is written and read with.
/// </summary>
/// <param name="Name">Of both methods.</param>
/// <param name="Argument">What both take beside the value: a length or a scale; empty when nothing.</param>
/// <param name="Suffix">What leads from the record's value to the one that is written, for example <c>.Span</c>.</param>
/// <param name="Cast">The type between which and the record's type both calls cast, or empty.</param>
/// <param name="HasLastForm">Whether the type has a shorter form at the end of a primary key.</param>
sealed record KeyPrimitive(string Name, string Argument = "", string Suffix = "", string Cast = "", bool HasLastForm = false)
{
    public static KeyPrimitive Of(TypeModel type) => type switch
    {
        BoolType => new("Bool"),
        IntegerType integer => new(CodeWriter.Invariant($"{(integer.IsSigned ? "Int" : "UInt")}{integer.Bits}")),
        FloatType real => new(CodeWriter.Invariant($"Float{real.Bits}")),
        DecimalType number => new(number.IsWide ? "Decimal128" : "Decimal64", CodeWriter.Invariant($"{number.Scale}")),
        StringType => new("Text", HasLastForm: true),
        BytesType => new("Binary", Suffix: ".Span", HasLastForm: true),
        FixedBytesType bytes => new("FixedBinary", CodeWriter.Invariant($"{bytes.Length}"), ".Span"),
        UuidType => new("Uuid"),
        TimestampType { IsNanoseconds: true } => new("NanoTimestamp"),
        TimestampType => new("Timestamp"),
        DateType => new("Date"),
        TimeType => new("Time"),
        DurationType => new("Duration"),
        EnumType => new("Int32", Cast: "int"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that cannot be part of a key."),
    };

    /// <summary>The name of both methods where the part is, or is not, the last of a primary key.</summary>
    public string Method(bool isLast) => isLast && HasLastForm ? "Last" + Name : Name;
}
