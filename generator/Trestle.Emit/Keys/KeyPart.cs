using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>One part of a key as code that writes and reads it.</summary>
/// <param name="IsLast">Whether the part is the last of a primary key, and so runs to the end.</param>
sealed record KeyPart(FieldModel Field, bool IsDescending, bool IsLast)
{
    const string Direction = "descending: true";

    readonly KeyPrimitive primitive = KeyPrimitive.Of(Field.Type);

    /// <summary>The parts of a table's primary key.</summary>
    public static IReadOnlyList<KeyPart> OfKey(TableModel table) => InKey(table.KeyFields);

    /// <summary>The fields of a reference, in the form of the key that they refer to.</summary>
    public static IReadOnlyList<KeyPart> OfReference(TableModel table, ReferenceModel reference) =>
        InKey(reference.Fields.Select(table.Field));

    /// <summary>The parts of an index.</summary>
    public static IReadOnlyList<KeyPart> OfIndex(TableModel table, IndexModel index) =>
        [.. index.Parts.Select(part => new KeyPart(table.Field(part.Field), part.IsDescending, false))];

    /// <summary>The fields that a covering index carries along.</summary>
    public static IReadOnlyList<KeyPart> OfIncluded(TableModel table, IndexModel index) =>
        [.. index.Include.Select(name => new KeyPart(table.Field(name), false, false))];

    /// <summary>Writes the part of a value of the record's type, its null included.</summary>
    public CodeWriter WriteValue(CodeWriter code, string writer, string value) => Field.IsNullable
        ? WritePresent(code, writer, PresentValue(value), Convert(NonNull(value)))
        : code.Line(Call(writer, Convert(value)));

    /// <summary>Writes the part of a value that is not null, into a key that may be null elsewhere.</summary>
    public CodeWriter WriteSome(CodeWriter code, string writer, string value) => Field.IsNullable
        ? code.Line($"{writer}.Present({Arguments("true", IsDescending ? Direction : "")});").Line(Call(writer, Convert(value)))
        : code.Line(Call(writer, Convert(value)));

    /// <summary>Writes the part out of a view, its null included; <paramref name="onNull"/> is what else is done for a null.</summary>
    public CodeWriter WriteView(CodeWriter code, string writer, string view, string? onNull = null)
    {
        if (!Field.IsNullable)
            return code.Line(Call(writer, ViewValue(view)));
        WritePresent(code, writer, Has(view), ViewValue(view));
        return onNull is null ? code : code.Line("else").Indented(() => code.Line(onNull));
    }

    /// <summary>Writes the part out of a view whose field is known to have a value, as a key that is never null.</summary>
    public CodeWriter WritePresentView(CodeWriter code, string writer, string view) => code.Line(Call(writer, ViewValue(view)));

    /// <summary>The expression that tells whether a view has a value.</summary>
    public string Has(string view) => $"{view}.Has{Field.Property}";

    /// <summary>The expression that reads the part, its null included, as a value of the record's type.</summary>
    public string Read(string reader)
    {
        var call = $"{reader}.{primitive.Method(IsLast)}({Arguments(primitive.Argument, IsDescending ? Direction : "")})";
        var value = primitive.Cast.Length == 0 ? call : $"({CSharp.Type(Field.Type)}){call}";
        // A bare null would become empty bytes: they convert from it.
        return Field.IsNullable ? $"{reader}.Present({(IsDescending ? Direction : "")}) ? {value} : default({CSharp.Type(Field)})" : value;
    }

    static KeyPart[] InKey(IEnumerable<FieldModel> fields)
    {
        var all = fields.ToArray();
        return [.. all.Select((field, at) => new KeyPart(field, false, at == all.Length - 1))];
    }

    CodeWriter WritePresent(CodeWriter code, string writer, string present, string value) => code
        .Line($"if ({writer}.Present({Arguments(present, IsDescending ? Direction : "")}))")
        .Indented(() => code.Line(Call(writer, value)));

    string Call(string writer, string value) =>
        $"{writer}.{primitive.Method(IsLast)}({Arguments(value, primitive.Argument, IsDescending ? Direction : "")});";

    string Convert(string value) => primitive.Cast.Length == 0 ? value + primitive.Suffix : $"({primitive.Cast}){value}";

    string PresentValue(string value) => CSharp.IsReference(Field.Type) ? $"{value} is not null" : $"{value}.HasValue";

    string NonNull(string value) => CSharp.IsReference(Field.Type) ? $"{value}!" : $"{value}.GetValueOrDefault()";

    string ViewValue(string view) => Field.Type switch
    {
        StringType => $"{view}.{Field.Property}Utf8",
        BytesType or FixedBytesType => $"{view}.{Field.Property}",
        _ when Field.IsNullable => Cast($"{view}.{Field.Property}.GetValueOrDefault()"),
        _ => Cast($"{view}.{Field.Property}"),
    };

    string Cast(string value) => primitive.Cast.Length == 0 ? value : $"({primitive.Cast}){value}";

    static string Arguments(params string[] arguments) => string.Join(", ", arguments.Where(argument => argument.Length > 0));
}
