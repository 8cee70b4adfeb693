using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Fbs;

/// <summary>Writes an enum in FlatBuffers IDL.</summary>
static class FbsEnum
{
    public static void Write(CodeWriter code, EnumModel model)
    {
        FbsDoc.Write(code, model.Doc);
        code.Block($"enum {FbsName.Word(model.Name)} : int", () =>
        {
            foreach (var member in model.Members.OrderBy(member => member.Value))
            {
                FbsDoc.Write(code, member.Doc);
                code.Line(CodeWriter.Invariant($"{FbsName.Word(member.Name)} = {member.Value},"));
            }
        }).Line();
    }
}
