using Trestle.Benchmarks;

var quick = args.Contains("--quick");
var rowCount = quick ? 200_000 : 1_000_000;
var rounds = quick ? 7 : 15;
foreach (var line in GeneratedSize.Lines("bench.schema.yaml"))
    Console.WriteLine(line);
Console.WriteLine("area\tmetric\tours\tother\tratio\tgoal\tmet|missed\tallocated per operation");
foreach (var line in ReadBenchmarks.Run(rowCount, rounds).Concat(WriteBenchmarks.Run(rowCount, quick ? 3 : 5)))
    Console.WriteLine(line.ToTabs());
