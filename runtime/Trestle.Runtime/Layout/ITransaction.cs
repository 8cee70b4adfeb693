using Trestle.Storage;

namespace Trestle.Layout;

/// <summary>A transaction with the tables of a schema. Generated, two per schema: one that reads and one that writes.</summary>
/// <typeparam name="TSelf">The transaction itself.</typeparam>
public interface ITransaction<TSelf> : IDisposable, IAsyncDisposable
    where TSelf : struct, ITransaction<TSelf>
{
    /// <summary>Takes over an open transaction of the store, which ends with the result.</summary>
    static abstract TSelf Over(StoreTransaction transaction);
}
