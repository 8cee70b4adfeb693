using System.Security.Cryptography;
using System.Text;

namespace Trestle.Schema.Parsing;

/// <summary>
/// Makes an id to offer where one is missing: a version 8 UUID out of the names, so that every build offers the same one.
/// </summary>
/// <param name="schema">The name of the schema.</param>
/// <param name="table">The name of the table.</param>
public sealed class FreshId(string schema, string table)
{
    /// <summary>The id of the table.</summary>
    public Guid ForTable() => Of($"{schema}/{table}");

    /// <summary>The id of one of its indexes.</summary>
    public Guid ForIndex(string index) => Of($"{schema}/{table}/{index}");

    static Guid Of(string name)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(name));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        var hex = string.Concat(hash.Take(16).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        return Guid.ParseExact(hex, "N");
    }
}
