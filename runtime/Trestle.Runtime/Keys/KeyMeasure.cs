namespace Trestle.Keys;

/// <summary>Where a part of varying length ends in a key.</summary>
static class KeyMeasure
{
    /// <summary>The length of text with its zero byte.</summary>
    public static int Text(ReadOnlySpan<byte> key, bool descending)
    {
        var end = key.IndexOf(descending ? (byte)0xFF : (byte)0);
        return end >= 0 ? end + 1 : throw KeyEncoding.Corrupt("holds text without an end");
    }

    /// <summary>The length of escaped bytes with their 00 00.</summary>
    public static int Binary(ReadOnlySpan<byte> key, bool descending)
    {
        var (zero, escaped) = descending ? ((byte)0xFF, (byte)0) : ((byte)0, KeyEncoding.Escaped);
        for (var at = 0; ;)
        {
            var found = key[at..].IndexOf(zero);
            at += found + 2;
            if (found < 0 || at > key.Length || (key[at - 1] != zero && key[at - 1] != escaped))
                throw KeyEncoding.Corrupt("holds bytes without an end");
            if (key[at - 1] == zero)
                return at;
        }
    }
}
