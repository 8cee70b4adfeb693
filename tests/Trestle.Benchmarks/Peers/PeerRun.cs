using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>A run over one relational store: ours against each of the others, or only those that the command line names.</summary>
internal sealed class PeerRun(string area, Func<IPeerStore> create, IReadOnlyDictionary<string, PeerGoals> peers)
{
    /// <summary>How the time of one caller is read; that of many at once is always the wall's.</summary>
    public Func<double> Time { get; init; } = Clock.Wall;

    const int AllRows = 200_000;
    const int FewRows = 30_000;

    static readonly string[] Groups = ["reads", "writes", "concurrent"];

    /// <summary>Prints the lines and returns the exit code of the program.</summary>
    public int Print(string[] args)
    {
        var words = args.Where(arg => !arg.StartsWith('-')).ToArray();
        var known = peers.Keys.Concat(Groups).ToArray();
        if (words.Except(known).Any())
        {
            Console.Error.WriteLine($"Unknown: {string.Join(", ", words.Except(known))}. Give none, or some of: {string.Join(", ", known)}.");
            return 2;
        }

        foreach (var line in Lines(Among(words, Groups), Among(words, [.. peers.Keys]), args.Contains("--quick")))
            Console.WriteLine(line.ToTabs());
        return 0;
    }

    static string[] Among(string[] words, string[] all) => words.Intersect(all).Any() ? [.. all.Intersect(words)] : all;

    IEnumerable<Line> Lines(string[] groups, string[] names, bool quick)
    {
        var rows = Rows.Events(quick ? FewRows : AllRows, perAccount: 100);
        var (rounds, points) = quick ? (5, 2_000) : (11, 20_000);
        using var store = Filled(rows);
        using var inOrder = Filled([.. rows.OrderBy(row => row.Id)]);
        var reads = new PeerReads(area, store, rows, rounds, Time);
        var readsInOrder = new PeerReads(area, inOrder, rows, rounds, Time);
        var writes = new PeerWrites(area, create, rows[..(rows.Length / 2)], quick ? 3 : 7, Time);
        var callers = new PeerCallers(area, store, rows, rounds);
        foreach (var name in names)
        {
            foreach (var line in groups.SelectMany(group => group switch
            {
                "reads" => reads.Lines(name, peers[name], points).Concat(readsInOrder.InOrder(name, peers[name])),
                "writes" => writes.Lines(name, peers[name], points),
                _ => callers.Lines(name, peers[name], points),
            }))
                yield return line;
        }
    }

    IPeerStore Filled(Event[] rows)
    {
        var store = create();
        using var ours = store.Ours();
        ours.Take(rows);
        ours.Load();
        return store;
    }
}
