using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Views;

/// <summary>
/// Writes the views of a struct, one for each serialization that needs it: PersonView in FlatBuffers, PersonCborView, PersonJsonView.
/// </summary>
public static class StructViewEmitter
{
    // public readonly ref struct PersonView
    public static void Emit(CodeWriter code, SchemaModel schema, StructModel model)
    {
        var isFirst = true;
        foreach (var serialization in StructUse.Of(schema, model))
        {
            if (!isFirst)
                code.Line();
            isFirst = false;
            var dialect = Dialect.Of(serialization);
            var view = dialect.StructView(model.Name);
            code.Summary($"A stored <see cref=\"{CSharp.Identifier(model.Name)}\"/>, read where it lies: valid as long as the row's view.");
            code.Block(
                $"public readonly ref struct {view}",
                () => ViewBody.Write(code, schema, FieldSet.Of(model), dialect, view, dialect.StructCodec(model.Name)));
        }
    }
}
