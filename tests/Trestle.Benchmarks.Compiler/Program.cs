using Trestle.Benchmarks;
using Trestle.Benchmarks.Compiler;

// usage: Trestle.Benchmarks.Compiler [--quick] [group ...]. --quick leaves out the share of the rules, which takes many builds.
var quick = args.Contains("--quick");
(string Name, Func<IEnumerable<Line>> Lines)[] groups =
[
    ("generator", () => GeneratorLines.Run(quick ? 10 : 30)),
    ("rules", AnalyzerLines.Run),
];
return Groups.Print(quick ? groups[..1] : groups, args);
