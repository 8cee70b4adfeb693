namespace Trestle.Torture.Stores;

/// <summary>Where a store of one kind is put: empty when made, gone when disposed.</summary>
abstract class Site : IDisposable
{
    /// <summary>The kinds of stores there are.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["lmdb", "sqlite", "postgres"];

    /// <summary>The embedded ones among them.</summary>
    public static IReadOnlyList<string> Embedded { get; } = ["lmdb", "sqlite"];

    /// <summary>What may be chosen of durability, or of isolation.</summary>
    public abstract IReadOnlyList<string> Profiles { get; }

    public static Site New(string kind) => kind == "postgres" ? new ServerSite() : new FileSite(kind);

    public abstract StoreAddress At(string profile);

    /// <summary>The store with what a program gets that asks for nothing.</summary>
    public StoreAddress Default => At(Profiles[0]);

    /// <summary>Waits until nothing goes on in the store that a killed process began.</summary>
    public virtual void Settle()
    {
    }

    public abstract void Dispose();
}
