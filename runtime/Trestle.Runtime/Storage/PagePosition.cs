namespace Trestle.Storage;

/// <summary>An entry of a key or index from which a query goes on: behind it, whether or not it is still there.</summary>
/// <param name="Parts">The encoded parts of the entry: of the index, or of the primary key.</param>
/// <param name="Key">The encoded primary key of the row.</param>
public sealed record PagePosition(byte[] Parts, byte[] Key);
