using System.ComponentModel;
using System.Security.Cryptography;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>What a schema is known by in the history: the SHA-256 of its canonical JSON, without reserved tables.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SchemaHash
{
    /// <summary>The hash, in lower-case hexadecimal digits.</summary>
    public static string Of(SchemaShape schema) => Convert.ToHexStringLower(SHA256.HashData(ReservedTables.LeaveOut(schema).ToJson()));
}
