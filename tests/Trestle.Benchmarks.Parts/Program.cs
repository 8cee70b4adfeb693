using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Trestle.Benchmarks;
using Trestle.Benchmarks.Parts;

// usage: Trestle.Benchmarks.Parts
using var folder = new TemporaryFolder();
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddLogger(NullLogger.Instance)
    .WithArtifactsPath(folder.Path);
foreach (var report in BenchmarkRunner.Run<RuntimeParts>(config).Reports)
{
    var times = report.ResultStatistics
        ?? throw new InvalidOperationException(
            $"BenchmarkDotNet measured nothing of '{report.BenchmarkCase.DisplayInfo}'. Run it alone to see why.");
    var metric = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
    var line = Line.OfFigure("parts", metric, Units.Duration(times.Median)) with
    {
        Spread = "±" + Units.Percent(times.InterquartileRange / 2 / times.Median),
        Allocated = Units.Bytes(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0),
    };
    Console.WriteLine(line.ToTabs());
}
