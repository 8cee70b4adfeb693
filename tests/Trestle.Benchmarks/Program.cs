using Trestle.Benchmarks;

var quick = args.Contains("--quick");
var rowCount = quick ? 200_000 : 1_000_000;
var rounds = quick ? 7 : 15;
(string Name, Func<IEnumerable<string>> Lines)[] groups =
[
    ("generated", () => GeneratedSize.Lines("bench.schema.yaml")),
    ("reads", () => ReadBenchmarks.Run(rowCount, rounds).Select(line => line.ToTabs())),
    ("writes", () => WriteBenchmarks.Run(rowCount, quick ? 3 : 5).Select(line => line.ToTabs())),
];
var wanted = args.Where(arg => !arg.StartsWith('-')).ToArray();
if (wanted.Except(groups.Select(group => group.Name)).Any())
{
    Console.Error.WriteLine($"Unknown group. Give none, or some of: {string.Join(", ", groups.Select(group => group.Name))}.");
    return 2;
}

foreach (var group in groups.Where(group => wanted.Length == 0 || wanted.Contains(group.Name)))
{
    foreach (var line in group.Lines())
        Console.WriteLine(line);
}

return 0;
