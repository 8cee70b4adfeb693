namespace Trestle.Torture.Work;

/// <summary>Does in a transaction what the plan says.</summary>
static class Work
{
    const int Few = 20;

    /// <summary>Fills what entries refer to.</summary>
    public static void Prepare(TortureDb db)
    {
        using var tx = db.BeginWrite();
        tx.Groups.UpsertMany(Enumerable.Range(0, Plan.Groups).Select(id => new Group { Id = id }));
        tx.Commit();
    }

    public static void Do(TortureWriteTransaction tx, int writer, long no)
    {
        var count = Plan.Count(writer, no);
        Add(tx, Plan.Entries(writer, no), count);
        if (Plan.Changed(no) is > 0 and var changed)
            tx.Entries.Update(Plan.Change(Plan.Entry(writer, changed, 0)));
        if (Plan.Removed(writer, no) is > 0 and var removed)
            Remove(tx, writer, removed);
        tx.Marks.Insert(new Mark { Writer = writer, No = no, Count = count });
        var total = tx.Totals.Get(writer);
        tx.Totals.Upsert(new Total { Writer = writer, Last = no, Added = (total?.Added ?? 0) + count });
    }

    /// <summary>The last transaction of a writer that the store has.</summary>
    public static long Last(TortureDb db, int writer)
    {
        using var tx = db.BeginRead();
        return tx.Totals.Get(writer)?.Last ?? 0;
    }

    static void Add(TortureWriteTransaction tx, IEnumerable<Entry> entries, int count)
    {
        if (count > Few)
            tx.Entries.InsertMany(entries);
        else
            entries.ToList().ForEach(entry => tx.Entries.Insert(entry));
    }

    static void Remove(TortureWriteTransaction tx, int writer, long no)
    {
        for (var place = 0; place < Plan.Count(writer, no); place++)
            tx.Entries.Delete(Plan.Id(writer, no, place));
    }
}
