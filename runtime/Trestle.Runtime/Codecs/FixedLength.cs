namespace Trestle.Codecs;

/// <summary>Values whose field says how many bytes they have.</summary>
static class FixedLength
{
    public static void Require(ReadOnlySpan<byte> value, int length)
    {
        if (value.Length != length)
            throw new ArgumentException($"A value of {value.Length} bytes was given to a field of {length}. Give exactly as many.");
    }

    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> value, int length)
    {
        if (value.Length != length)
            Corrupt.Malformed("A stored value of fixed length has another length.");
        return value;
    }
}
