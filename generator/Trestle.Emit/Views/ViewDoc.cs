using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Views;

/// <summary>The summaries of a view's members.</summary>
static class ViewDoc
{
    /// <summary>Writes the field's own words, or its name, and the note.</summary>
    public static CodeWriter Summary(CodeWriter code, FieldModel field, string note)
    {
        var doc = CSharp.Xml(field.Doc ?? $"The field '{field.Name}'.");
        return code.Lines($"/// <summary>{(doc + note).Replace("\n", "\n/// ")}</summary>");
    }
}
