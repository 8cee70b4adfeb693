namespace Trestle.Emit.Fbs;

/// <summary>A type that FlatBuffers lacks and a schema's fields need.</summary>
/// <param name="IsOfSchema">Whether it stands among the schema's own types, because it is made of one.</param>
/// <param name="Text">The declaration.</param>
sealed record FbsDeclaration(bool IsOfSchema, string Text)
{
    public const string Namespace = "Trestle.Wire";

    /// <summary>The full name of a declared type.</summary>
    public static string Wire(string name) => $"{Namespace}.{name}";

    /// <summary>The last part of a name, capitalised.</summary>
    public static string Simple(string name)
    {
        var last = name.Substring(name.LastIndexOf('.') + 1);
        return char.ToUpperInvariant(last[0]) + last.Substring(1);
    }

    public static FbsDeclaration Struct(string name, string fields) => new(false, $"struct {name} {{ {fields} }}");

    /// <summary>Bytes in a vector: FlatBuffers has no vector of vectors.</summary>
    public static FbsDeclaration Blob { get; } = new(false, "table Blob { bytes:[ubyte] (id: 0, required); }");

    /// <summary>An entry of a map.</summary>
    public static FbsDeclaration Entry(string name, string value, bool isOfSchema) =>
        new(isOfSchema, $"table {name} {{ key:string (id: 0, key, required); value:{value}; }}");
}
