namespace Trestle.Codecs;

/// <summary>The order of the UTF-8 bytes of texts, found without encoding them.</summary>
sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        var length = x.AsSpan().CommonPrefixLength(y);
        if (length == x!.Length || length == y!.Length)
            return x.Length - y!.Length;
        return Rank(x[length]) - Rank(y[length]);
    }

    // Surrogates stand for code points above U+FFFF, but UTF-16 puts them below U+E000.
    static int Rank(char unit) => unit switch
    {
        < '\uD800' => unit,
        < '\uE000' => unit + 0x2000,
        _ => unit - 0x800,
    };
}
