using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trestle.Schema.Canonical;

/// <summary>SHA-256 of texts.</summary>
static class Sha256Text
{
    /// <summary>The hash of the UTF-8 bytes, as 64 small hexadecimal digits.</summary>
    public static string Of(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
