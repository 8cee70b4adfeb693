using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>What an LMDB file says of itself.</summary>
/// <param name="Schema">The tables in it, as its catalog has them.</param>
/// <param name="Stats">Its figures.</param>
public sealed record LmdbDescription(SchemaShape Schema, StoreStats Stats);
