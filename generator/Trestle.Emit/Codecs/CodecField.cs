using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>A field and how its values are spelled.</summary>
/// <param name="Number">The number by which the reader finds it.</param>
sealed record CodecField(FieldModel Model, ValueCodec Codec, int Number)
{
    /// <summary>The member of the record.</summary>
    public string Member => "row." + CSharp.Identifier(Model.Property);

    /// <summary>A local that holds the value of a nullable field.</summary>
    public string Local => $"v{Number}";

    /// <summary>A local that holds the place of a nullable field.</summary>
    public string Place => $"at{Number}";

    public static IReadOnlyList<CodecField> Of(FieldSet set, SchemaModel schema, Dialect dialect) => set.Fields
        .Select(field => new CodecField(field, ValueCodec.Of(field.Type, schema), dialect.Number(set, field)))
        .ToList();
}
