using Trestle.Storage;
using Trestle.Torture.Reports;

namespace Trestle.Torture.History;

/// <summary>
/// Judges what concurrent transactions saw. Each appends its own number to lists, so that the lists at the end tell the order of all writes,
/// and a list that was seen tells which of them came before.
/// </summary>
static class HistoryCheck
{
    /// <summary>
    /// Throws a finding for what the isolation promises not to happen. Transactions that only read are snapshots everywhere; whether they find a
    /// place in the order of the others, too, is <paramref name="readersToo"/>.
    /// </summary>
    public static void Require(IReadOnlyList<Step> steps, IReadOnlyDictionary<int, IReadOnlyList<long>> atEnd, Isolation isolation, bool readersToo = true)
    {
        var undone = steps.Where(step => !step.IsCommitted).Select(step => step.Number).ToHashSet();
        RequireNothingUndone(steps, atEnd, undone);
        if (isolation == Isolation.ReadCommitted)
            return;
        RequireNothingLost(steps, atEnd);
        RequireSnapshots(steps, atEnd);
        if (isolation == Isolation.Serializable)
            RequireAnOrder([.. steps.Where(step => readersToo || step.Appends.Count > 0)], atEnd);
    }

    static void RequireNothingUndone(IReadOnlyList<Step> steps, IReadOnlyDictionary<int, IReadOnlyList<long>> atEnd, HashSet<long> undone)
    {
        foreach (var step in steps.Where(step => step.IsCommitted))
        {
            foreach (var (cell, seen) in step.Reads)
                Finding.Unless(!seen.Any(undone.Contains), Verdict.Wrong, $"Dirty read: {step.Number} saw in cell {cell} what was undone.");
        }
        Finding.Unless(!atEnd.Values.Any(list => list.Any(undone.Contains)), Verdict.Wrong, "A write is there that was undone.");
    }

    static void RequireNothingLost(IReadOnlyList<Step> steps, IReadOnlyDictionary<int, IReadOnlyList<long>> atEnd)
    {
        foreach (var step in steps.Where(step => step.IsCommitted))
        {
            foreach (var cell in step.Appends)
                Finding.Unless(atEnd[cell].Count(number => number == step.Number) == 1, Verdict.Lost, $"Lost update: that of {step.Number} to cell {cell}.");
        }
    }

    static void RequireSnapshots(IReadOnlyList<Step> steps, IReadOnlyDictionary<int, IReadOnlyList<long>> atEnd)
    {
        foreach (var step in steps.Where(step => step.IsCommitted))
        {
            foreach (var (cell, seen) in step.Reads)
                Finding.Unless(atEnd[cell].Take(seen.Count).SequenceEqual(seen), Verdict.Wrong, $"{step.Number} saw in cell {cell} what was never there.");
            var differing = step.Reads.GroupBy(read => read.Cell).FirstOrDefault(cell => cell.Any(read => read.Seen.Count != cell.First().Seen.Count));
            Finding.Unless(differing is null, Verdict.Wrong, $"Non-repeatable read: {step.Number} saw cell {differing?.Key} change.");
        }
    }

    // As if one ran after the other: no transaction comes before itself.
    static void RequireAnOrder(IReadOnlyList<Step> steps, IReadOnlyDictionary<int, IReadOnlyList<long>> atEnd)
    {
        var after = new Dictionary<long, HashSet<long>>();
        foreach (var list in atEnd.Values)
        {
            for (var i = 1; i < list.Count; i++)
                Add(after, list[i - 1], list[i]);
        }
        foreach (var step in steps.Where(step => step.IsCommitted))
        {
            foreach (var (cell, seen) in step.Reads)
            {
                if (seen.Count > 0)
                    Add(after, seen[^1], step.Number);
                if (seen.Count < atEnd[cell].Count)
                    Add(after, step.Number, atEnd[cell][seen.Count]);
            }
        }
        var cycle = Remainder(after);
        Finding.Unless(cycle.Count == 0, Verdict.Wrong, $"Write skew: {string.Join(", ", cycle.Take(8))} each come before one another.");
    }

    static void Add(Dictionary<long, HashSet<long>> after, long first, long second)
    {
        if (first == second)
            return;
        if (!after.TryGetValue(first, out var all))
            after.Add(first, all = []);
        all.Add(second);
    }

    // What is left when whatever has nothing before it is taken away, again and again.
    static List<long> Remainder(Dictionary<long, HashSet<long>> after)
    {
        var before = new Dictionary<long, int>();
        foreach (var (first, all) in after)
        {
            before.TryAdd(first, 0);
            foreach (var second in all)
                before[second] = before.GetValueOrDefault(second) + 1;
        }
        var free = new Queue<long>(before.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (free.TryDequeue(out var number))
        {
            before.Remove(number);
            foreach (var second in after.GetValueOrDefault(number) ?? [])
            {
                if (--before[second] == 0)
                    free.Enqueue(second);
            }
        }
        return [.. before.Keys];
    }
}
