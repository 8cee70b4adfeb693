using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Writes, for each serialization that needs it, the class that turns a struct into stored bytes and back.</summary>
public static class StructCodecEmitter
{
    // static class PersonFlatCodec { MaxSize, Write, Read }
    public static void Emit(CodeWriter code, SchemaModel schema, StructModel model)
    {
        var isFirst = true;
        foreach (var serialization in StructUse.Of(schema, model))
        {
            if (!isFirst)
                code.Line();
            isFirst = false;
            var dialect = Dialect.Of(serialization);
            code.Summary($"The serialized form of <see cref=\"{CSharp.Identifier(model.Name)}\"/>.");
            code.Block(
                $"static class {dialect.StructCodec(model.Name)}",
                () => CodecBody.Write(code, schema, FieldSet.Of(model), dialect));
        }
    }
}
