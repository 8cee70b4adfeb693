using System.Collections.Concurrent;
using System.Globalization;

namespace Trestle.Torture.Reports;

/// <summary>All tallies of a run, in the order in which their faults were first made.</summary>
sealed class Ledger(TextWriter log)
{
    readonly ConcurrentDictionary<(string, string), Tally> tallies = [];
    readonly List<Tally> order = [];

    public IReadOnlyList<Tally> Tallies
    {
        get
        {
            lock (order)
                return [.. order];
        }
    }

    public bool IsClean => Tallies.All(static tally => tally.IsClean);

    public Tally Of(string fault, string store) => tallies.GetOrAdd((fault, store), _ =>
    {
        var tally = new Tally(fault, store);
        lock (order)
            order.Add(tally);
        return tally;
    });

    /// <summary>Counts one making of a fault. What it must not do is counted and told; other errors of ours are wrong, too.</summary>
    public async Task Count(string fault, string store, int seed, Func<Task> action)
    {
        var tally = Of(fault, store);
        tally.Add();
        try
        {
            await action();
        }
        catch (Finding finding)
        {
            Report(tally, finding.Verdict, seed, finding.Message);
        }
        catch (Exception error)
        {
            Report(tally, Verdict.Wrong, seed, error.ToString());
        }
    }

    public void Report(Tally tally, Verdict verdict, int seed, string message)
    {
        tally.Add(verdict);
        lock (log)
            log.WriteLine($"{verdict} by '{tally.Fault}' on {tally.Store}, seed {seed}: {message}");
    }

    public IEnumerable<string> Lines()
    {
        yield return Line("fault", "store", "times", "lost", "wrong", "crashed", "");
        foreach (var tally in Tallies)
        {
            string[] counts = [.. Enum.GetValues<Verdict>().Select(verdict => tally[verdict].ToString(CultureInfo.InvariantCulture))];
            yield return Line(tally.Fault, tally.Store, tally.Times.ToString("N0", CultureInfo.InvariantCulture), counts[0], counts[1], counts[2], tally.Note);
        }
    }

    static string Line(string fault, string store, string times, string lost, string wrong, string crashed, string note) =>
        $"{fault,-44} {store,-10} {times,12} {lost,6} {wrong,6} {crashed,8}  {note}".TrimEnd();
}
