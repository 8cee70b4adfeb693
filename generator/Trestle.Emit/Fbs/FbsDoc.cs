using Trestle.Emit.Writing;

namespace Trestle.Emit.Fbs;

/// <summary>Writes documentation in FlatBuffers IDL.</summary>
static class FbsDoc
{
    public static void Write(CodeWriter code, string? doc)
    {
        if (doc is null)
            return;
        foreach (var line in doc.Trim().Split('\n'))
            code.Line("/// " + line.TrimEnd('\r'));
    }
}
