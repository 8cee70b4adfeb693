using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>Emits the record of a struct.</summary>
public static class StructEmitter
{
    // public sealed partial record Person { ... }
    public static void Emit(CodeWriter writer, SchemaModel schema, StructModel type)
    {
        writer.Summary(type.Doc is null ? $"The struct <c>{type.Name}</c>." : DocComment.Xml(type.Doc));
        RecordBody.Emit(writer, schema, type.Name, type.Name, type.Fields);
    }
}
