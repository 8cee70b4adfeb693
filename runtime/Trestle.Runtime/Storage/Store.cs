using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Storage;

/// <summary>Says where tables live and how: <c>LmdbStore.At("history.lmdb")</c>. Opens nothing by itself; a database class does.</summary>
public abstract class Store
{
    /// <summary>
    /// Opens or creates the tables of <paramref name="schema"/>. Throws <see cref="SchemaMismatchException"/> when what is there
    /// differs, having changed nothing. The caller owns the engine and disposes it.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract StoreEngine Open(SchemaShape schema);
}
