namespace Trestle.Benchmarks.Zlmdb;

/// <summary>The verbs of zlmdb, one line per codec and verb: our process and that of Python work in turn.</summary>
internal static class ZlmdbLines
{
    const int Faster = 10;

    static readonly Verb[] Verbs =
    [
        new("encode", "encode", 2_000, 300, 40, 15),
        new("fields", "two fields", 2_000, 500, 80, 15),
        new("record", "whole record", 2_000, 250, 50, 10),
        new("key", "primary key", 2_000, 6, 1, 1),
        new("simple", "simple index", 2_000, 5, 1, 1),
        new("composite", "composite index", 2_000, 5, 1, 1),
        new("range", "range of 10 rows, per row", 2_000, 9, 1, 1),
        new("scan", "scan, per row", 4_000, 60, 1, 1),
        new("batches", "insert, a commit per 1,000, unsynced", 4_000, 12, 4, 3),
        new("singles", "insert, a commit per row, unsynced", 200, 3, 1.4, 1.3),
    ];

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        using var python = new PythonSide(rowCount);
        yield return Line.OfFigure("versions", "zlmdb", python.Version);
        foreach (var (codec, name, open) in ((string, string, Func<int, ITrestleSide>)[])
            [("flat", "FlatBuffers", CodecTables.Flat), ("cbor", "CBOR", CodecTables.Cbor), ("json", "JSON", CodecTables.Json)])
        {
            using var ours = open(rowCount);
            foreach (var verb in Verbs)
                yield return Compare(verb, codec, name, ours, python, rounds);
        }
    }

    static Line Compare(Verb verb, string codec, string name, ITrestleSide ours, PythonSide python, int rounds)
    {
        var isWrite = verb.Name is "batches" or "singles";
        // What is quick on our side is done more often there; writes are as many, so that both files grow alike.
        var (oursCount, otherCount) = (isWrite ? verb.Count : Faster * verb.Count, verb.Count);
        return new Rounds("zlmdb", $"{name}: {verb.Title}", Goal.TimesFaster(verb.Goal(codec)), rounds).Compare(
            Way(oursCount, ours.Do), Way(otherCount, (name, count) => python.Do(codec, name, count)), warmUps: 4);

        Way<int> Way(int count, Func<string, int, int> side) => new(
            count, () => isWrite ? side("prepare", count) : count, count => Require(side(verb.Name, count)), static _ => { });
    }

    static void Require(int seen)
    {
        if (seen == 0)
            throw new InvalidOperationException("Nothing was found. Correct the benchmark.");
    }

    sealed record Verb(string Name, string Title, int Count, double Flat, double Cbor, double Json)
    {
        public double Goal(string codec) => codec switch { "flat" => Flat, "cbor" => Cbor, _ => Json };
    }
}
