using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema;

/// <summary>
/// The schema as one compact line of JSON, equal for equal meaning: no documentation, no places, no namespace, every list in
/// a fixed order, members that are false, empty or absent left out. A store keeps it, so that a file says itself what is in it.
/// </summary>
public static class CanonicalSchema
{
    /// <summary>Writes the schema.</summary>
    public static string Write(SchemaModel schema) => Snapshot.Of(schema).ToJson();

    /// <summary>The hash by which steps know the schema: SHA-256 of its UTF-8 bytes, in hexadecimal digits.</summary>
    public static string Hash(SchemaModel schema) => Snapshot.Of(schema).Hash;
}
