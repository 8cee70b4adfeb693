namespace Trestle.Emit.Codecs;

/// <summary>What a value takes in the inline part of a FlatBuffers table, or in a vector.</summary>
/// <param name="IsReference">Whether these are the four bytes that lead to the value.</param>
sealed record FlatShape(int Size, int Alignment, bool IsReference)
{
    public static readonly FlatShape Reference = new(4, 4, true);

    public static FlatShape Inline(int size, int alignment) => new(size, alignment, false);
}
