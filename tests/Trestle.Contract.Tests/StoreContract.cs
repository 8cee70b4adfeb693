using Trestle.Layout;

namespace Trestle.Contract.Tests;

/// <summary>What every store does in the same way. A store takes part with one line per class: see Lmdb/LmdbContract.cs.</summary>
public abstract class StoreContract<TFixture> : IDisposable
    where TFixture : IStoreFixture, new()
{
    readonly TFixture fixture = new();

    protected StoreContract() => Db = ShopDb.Open(fixture.Store);

    protected ShopDb Db { get; private set; }

    protected int Writers => fixture.Writers;

    public void Dispose()
    {
        Db.Dispose();
        fixture.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the store's own catalog says of it.</summary>
    protected SchemaShape StoredSchema() => fixture.Store.ReadSchema();

    /// <summary>Closes the database and opens it again.</summary>
    protected void Reopen()
    {
        Db.Dispose();
        Db = ShopDb.Open(fixture.Store);
    }

    protected T Read<T>(Func<ShopReadTransaction, T> body)
    {
        using var tx = Db.BeginRead();
        return body(tx);
    }

    protected void Write(Action<ShopWriteTransaction> body)
    {
        using var tx = Db.BeginWrite();
        body(tx);
        tx.Commit();
    }
}
