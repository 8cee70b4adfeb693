using System.Security.Cryptography;
using System.Text;

namespace Samples.GitHistory.Loading;

/// <summary>Makes text fit a <c>string(n)</c> of the schema, which counts UTF-8 bytes.</summary>
static class Fit
{
    /// <summary>The text, or as many of its first characters as fit.</summary>
    public static string Start(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        Encoding.UTF8.GetEncoder().Convert(text, new byte[maxBytes], flush: false, out var used, out _, out _);
        return text[..used];
    }

    /// <summary>The text, or its beginning and a hash of the whole, so that two long texts stay two.</summary>
    public static string Distinct(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return Start(text, maxBytes - hash.Length - 1) + "~" + hash;
    }
}
