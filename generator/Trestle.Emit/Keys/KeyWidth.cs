using Trestle.Emit.Writing;
using Trestle.Schema.Checks;

namespace Trestle.Emit.Keys;

/// <summary>How large a buffer is, on the stack, into which parts are written.</summary>
static class KeyWidth
{
    /// <summary>
    /// The exact size of parts that have one; else, since a caller may ask for longer text than rows can hold, room for every key.
    /// </summary>
    public static string Of(IReadOnlyCollection<KeyPart> parts)
    {
        if (parts.Any(part => KeyPrimitive.Of(part.Field.Type).HasLastForm))
            return "global::Trestle.Keys.KeyWriter.BufferSize";
        var size = parts.Sum(part => KeySize.OfPart(part.Field, part.IsDescending, part.IsLast) ?? KeySize.Limit);
        return CodeWriter.Invariant($"{size}");
    }
}
