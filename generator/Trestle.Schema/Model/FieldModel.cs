namespace Trestle.Schema.Model;

/// <summary>A field of a table or a struct.</summary>
/// <param name="Name">As written, for example <c>committedAt</c>; the SQL column and the name in the text form.</param>
/// <param name="Property">The C# name, for example <c>CommittedAt</c>.</param>
/// <param name="Tag">The identity of the field in its table: 1 to 1000, or 0 for the version of a versioned table.</param>
/// <param name="IsNullable">Whether the field has a presence of its own, so that null, 0 and "" are three values.</param>
/// <param name="Default">What a new record has when nothing is said, and what a row written before the field existed reads as.</param>
/// <param name="Min">The least value allowed, inclusive.</param>
/// <param name="Max">The greatest value allowed, inclusive.</param>
/// <param name="Generate">Who makes the value up when an inserted record leaves it at zero.</param>
public sealed record FieldModel(
    string Name,
    string Property,
    int Tag,
    TypeModel Type,
    bool IsNullable,
    ConstantModel? Default,
    ConstantModel? Min,
    ConstantModel? Max,
    GenerateKind Generate,
    string? Doc)
{
    /// <summary>Whether this is the implicit <c>version</c> field of a table with <c>concurrency: version</c>.</summary>
    public bool IsVersion => Tag == 0;
}

/// <summary>Who makes up the value of a key field.</summary>
public enum GenerateKind
{
    /// <summary>The caller gives it.</summary>
    None,

    /// <summary>A time-ordered UUID, RFC 9562 version 7.</summary>
    UuidV7,

    /// <summary>A number larger than any handed out before by this table.</summary>
    Sequence,
}
