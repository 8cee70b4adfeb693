namespace Trestle.Torture.Work;

/// <summary>All entries that must be there when each writer came as far as said, and no others.</summary>
static class Expected
{
    public static Dictionary<Guid, Entry> Entries(IEnumerable<(int Writer, long Last)> writers)
    {
        var entries = new Dictionary<Guid, Entry>();
        foreach (var (writer, last) in writers)
        {
            for (var no = 1L; no <= last; no++)
                Replay(entries, writer, no);
        }
        return entries;
    }

    static void Replay(Dictionary<Guid, Entry> entries, int writer, long no)
    {
        foreach (var entry in Plan.Entries(writer, no))
            entries.Add(entry.Id, entry);
        if (Plan.Changed(no) is > 0 and var changed && entries.TryGetValue(Plan.Id(writer, changed, 0), out var before))
            entries[before.Id] = Plan.Change(before);
        if (Plan.Removed(writer, no) is > 0 and var removed)
        {
            for (var place = 0; place < Plan.Count(writer, removed); place++)
                entries.Remove(Plan.Id(writer, removed, place));
        }
    }
}
