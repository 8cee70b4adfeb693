using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Children;

/// <summary>Goes on with the plan from where the store is, and says what was acknowledged, until it is killed.</summary>
static class WritingChild
{
    /// <summary>One transaction after the other.</summary>
    public static void Commit(StoreAddress address, PlanSize size, int number)
    {
        using var db = address.Open();
        Commit(db, Plan.Writer(size, number));
    }

    /// <summary>Several writers whose transactions share commits.</summary>
    public static async Task Share(StoreAddress address, int writers)
    {
        await using var db = address.Open();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(number => Task.Run(() => Share(db, Plan.Writer(PlanSize.Small, number)))));
    }

    /// <summary>One transaction after the other, while the store is backed up into a folder again and again.</summary>
    public static void Backup(StoreAddress address, string folder)
    {
        using var db = address.Open();
        var backups = new Thread(() =>
        {
            for (; ; )
            {
                var name = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".backup");
                db.Backup(name);
                File.Delete(name);
            }
        });
        backups.Start();
        Commit(db, Plan.Writer(PlanSize.Small, 0));
    }

    /// <summary>Copies a store into another.</summary>
    public static void Copy(StoreAddress from, StoreAddress to)
    {
        using var source = from.Open();
        using var target = to.Open();
        source.CopyTo(target, new CopyOptions { BatchRows = 50 }, new SaidRows());
        for (; ; )
        {
            Said.Done(0, long.MaxValue);
            Thread.Sleep(1);
        }
    }

    static void Commit(TortureDb db, int writer)
    {
        for (var no = Work.Work.Last(db, writer) + 1; ; no++)
        {
            while (!TryCommit(db, writer, no))
            {
            }
            Said.Done(writer, no);
        }
    }

    // On a server, transactions of other writers may collide with it.
    static bool TryCommit(TortureDb db, int writer, long no)
    {
        try
        {
            using var tx = db.BeginWrite();
            Work.Work.Do(tx, writer, no);
            tx.Commit();
            return true;
        }
        catch (TransactionConflictException)
        {
            return false;
        }
    }

    static async Task Share(TortureDb db, int writer)
    {
        for (var no = Work.Work.Last(db, writer) + 1; ; no++)
        {
            var next = no;
            await db.WriteAsync(tx => Work.Work.Do(tx, writer, next));
            Said.Done(writer, no);
        }
    }

    sealed class SaidRows : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => Said.Done(0, value.Done.Rows);
    }
}
