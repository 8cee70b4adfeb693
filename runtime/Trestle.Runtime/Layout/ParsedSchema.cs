namespace Trestle.Layout;

/// <summary>Keeps the parsed schema of a generated type, and parses anew when hot reload has changed the text.</summary>
/// <typeparam name="TOwner">The database class, or a layout of a schema that was.</typeparam>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class ParsedSchema<TOwner>
{
    static Parsed? kept;

    /// <summary>The schema whose canonical JSON is <paramref name="utf8"/>; the same object for the same text.</summary>
#pragma warning disable CA1000 // Called by generated code only, which names the type anyway.
    public static SchemaShape Of(ReadOnlySpan<byte> utf8)
#pragma warning restore CA1000
    {
        if (kept is { } known && utf8.SequenceEqual(known.Text))
            return known.Shape;
        var parsed = new Parsed(utf8.ToArray(), SchemaShape.Parse(utf8));
        return (kept = parsed).Shape;
    }

    sealed record Parsed(byte[] Text, SchemaShape Shape);
}
