using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Environments;

/// <summary>
/// Adopts the larger map that another process has given the file. This process reserves all of MaxMapSize when it opens the
/// file, so it never remaps for its own growth. LMDB may remap only while no transaction of the process is open: new ones wait
/// for that moment, and the moment waits for open ones.
/// </summary>
sealed class MapSize(LmdbEnvironment environment)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock remapping = new();
    readonly List<IReaderCount> readers = [];
    volatile bool isRemapping;
    volatile int remaps;
    Start? start;

    /// <summary>Whether a transaction that is about to begin must wait.</summary>
    public bool IsRemapping => isRemapping;

    /// <summary>How often the map has been moved: an address in it is good as long as this stays.</summary>
    public int Remaps => remaps;

    /// <summary>
    /// The first address of the map, found by one in it, which an open transaction has been given; 0 where the system does not say it.
    /// </summary>
    public nint StartOf(nint address)
    {
        var known = start;
        if (known is null || known.Remaps != remaps)
            start = known = new Start(remaps, MapStart.Of(address));
        return known.Address;
    }

    public void Add(IReaderCount pool)
    {
        lock (readers)
            readers.Add(pool);
    }

    public void Remove(IReaderCount pool)
    {
        lock (readers)
            readers.Remove(pool);
    }

    /// <summary>Waits until the map has its new size.</summary>
    public void Wait()
    {
        lock (remapping)
        {
        }
    }

    public void Adopt()
    {
        lock (remapping)
        {
            isRemapping = true;
            try
            {
                if (!SpinWait.SpinUntil(NobodyReads, Patience))
                    throw new StoreFullException(
                        $"Another process made '{environment.Path}' larger than this one has mapped, and open read transactions keep "
                            + "the old map. End them, or open the store with the larger MaxMapSize.");
                remaps++;
                var code = Mdb.EnvSetMapSize(environment.Handle, 0);
                // A write transaction of this process is open, and it began on a map that is large enough: the caller tries again.
                if (code != LmdbErrors.InvalidArgument)
                    environment.Check(code);
            }
            finally
            {
                isRemapping = false;
            }
        }
    }

    bool NobodyReads()
    {
        lock (readers)
            return readers.TrueForAll(static pool => pool.Rented == 0);
    }

    sealed record Start(int Remaps, nint Address);
}

/// <summary>Something that lends read transactions.</summary>
interface IReaderCount
{
    /// <summary>How many are lent now.</summary>
    int Rented { get; }
}
