namespace Trestle.Benchmarks.Peers;

/// <summary>A place with the table of the events, made by our store, in which peers meet. Disposing it removes it.</summary>
internal interface IPeerStore : IDisposable
{
    /// <summary>Our own store, opened in that place.</summary>
    Peer Ours();

    /// <summary>A connection of one of the others.</summary>
    Peer Other(string name);
}
