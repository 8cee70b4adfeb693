namespace Trestle.Torture.Work;

/// <summary>Writes until there is no room.</summary>
static class Filling
{
    // What larger transactions write they remove again soon, so that only small ones fill whatever room there is.
    const int MostOfASize = 12;

    static readonly int Small = Plan.Writer(PlanSize.Small, 1);

    /// <summary>
    /// Writes some transactions of a size, and then small ones until one throws: <paramref name="done"/> has the last of each writer.
    /// </summary>
    public static void Fill(TortureDb db, PlanSize size, Dictionary<int, long> done)
    {
        Write(db, Plan.Writer(size, 0), MostOfASize, done);
        Write(db, Small, long.MaxValue, done);
    }

    /// <summary>Writes some more small transactions.</summary>
    public static void GoOn(TortureDb db, int count, Dictionary<int, long> done) => Write(db, Small, count, done);

    static void Write(TortureDb db, int writer, long count, Dictionary<int, long> done)
    {
        done[writer] = Work.Last(db, writer);
        for (; count > 0; count--)
        {
            using var tx = db.BeginWrite();
            Work.Do(tx, writer, done[writer] + 1);
            tx.Commit();
            done[writer]++;
        }
    }
}
