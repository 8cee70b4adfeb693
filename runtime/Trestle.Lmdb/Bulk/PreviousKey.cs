namespace Trestle.Lmdb.Bulk;

/// <summary>Remembers the last key of a sorted sequence, to see when one comes again.</summary>
sealed class PreviousKey
{
    byte[] key = new byte[64];
    int length = -1;

    /// <summary>Whether <paramref name="next"/> is the key that was given before; remembers it.</summary>
    public bool IsRepeated(ReadOnlySpan<byte> next)
    {
        if (length >= 0 && next.SequenceEqual(key.AsSpan(0, length)))
            return true;
        if (key.Length < next.Length)
            key = new byte[2 * next.Length];
        next.CopyTo(key);
        length = next.Length;
        return false;
    }
}
