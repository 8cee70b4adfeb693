using Trestle.Storage;

namespace Trestle.Migrations;

/// <summary>
/// Keeps a store reserved while the run works, also through one long piece of work: a thread of its own asks for the lease again long before
/// it is over. What goes wrong there is tried again; only a lease that somebody else has is lost.
/// </summary>
sealed class LeaseKeeper : IDisposable
{
    readonly Store store;
    readonly string owner;
    readonly TimeSpan lease;
    readonly ManualResetEventSlim stop = new();
    readonly Thread thread;
    StoreMigratingException? lost;

    public LeaseKeeper(Store store, string owner, TimeSpan lease)
    {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
        thread = new Thread(Run) { IsBackground = true, Name = "Trestle migration lease" };
        thread.Start();
    }

    /// <summary>Throws <see cref="StoreMigratingException"/> when another run has taken the store over.</summary>
    public void Require()
    {
        if (Volatile.Read(ref lost) is { } error)
            throw new StoreMigratingException(error.Owner, error.Until, error.Message);
    }

    /// <summary>Lets the lease run out, unless somebody renews it or gives the store back. More than once does no harm.</summary>
    public void Dispose()
    {
        stop.Set();
        thread.Join();
    }

    void Run()
    {
        while (!stop.Wait(lease / 4))
        {
            try
            {
                Renew();
            }
            catch (StoreMigratingException e)
            {
                Volatile.Write(ref lost, e);
                return;
            }
            catch (TrestleException)
            {
                // The store is busy: three more times before the lease is over.
            }
        }
    }

    void Renew()
    {
        using var target = store.OpenForMigration();
        if (target.Holder is { } holder && holder.Owner != owner)
            throw new StoreMigratingException(
                holder.Owner, holder.Until, $"{holder.Owner} has taken {target.Place} over, because the lease of this run was over. "
                    + $"Let it finish, or migrate again after {holder.Until:u}.");
        if (target.Holder is not null)
            target.Hold(owner, lease);
    }
}
