using Trestle.Benchmarks;
using Trestle.Benchmarks.Codecs;
using Trestle.Benchmarks.Lmdb;
using Trestle.Benchmarks.Zlmdb;

// usage: Trestle.Benchmarks [--quick] [group ...], or: Trestle.Benchmarks report <file of lines> <folder>
if (args is ["report", var lines, var folder])
{
    Report.Write(lines, folder);
    return 0;
}

var quick = args.Contains("--quick");
var rowCount = quick ? 200_000 : 1_000_000;
var rounds = quick ? 7 : 15;
var loads = quick ? 3 : 5;
(string Name, Func<IEnumerable<Line>> Lines)[] groups =
[
    ("reads", () => Reads.Run(rowCount, rounds)),
    ("ranges", () => Ranges.Run(rowCount, rounds)),
    ("writes", () => Writes.Run(rowCount, rounds)),
    ("loads", () => Loads.Run(rowCount, loads)),
    ("commits", () => Commits.Run(rounds)),
    ("allocations", Allocations.Run),
    ("codecs", () => CodecLines.Run(rounds)),
    ("growth", () => Growth.Run(quick ? 1_000_000 : 10_000_000)),
    ("zlmdb", () => ZlmdbLines.Run(quick ? 50_000 : 200_000, rounds)),
];
return Groups.Print(groups, args);
