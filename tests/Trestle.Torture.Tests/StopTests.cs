using System.Diagnostics;
using Trestle.Torture.Children;

namespace Trestle.Torture.Tests;

/// <summary>A run that is cut off tells what it did.</summary>
public sealed class StopTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_told_to_end_prints_its_table(string signal)
    {
        string[] words = ["exec", typeof(Child).Assembly.Location, "--minutes", "60", "--store", "lmdb", "model"];
        using var run = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        try
        {
            Assert.StartsWith("seed ", await run.StandardOutput.ReadLineAsync().WaitAsync(Patience));
            using (var kill = Process.Start("/bin/sh", ["-c", $"sleep 0.5; kill -{signal} {run.Id}"]))
                await kill.WaitForExitAsync().WaitAsync(Patience);
            var table = await run.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await run.WaitForExitAsync().WaitAsync(Patience);
            Assert.Contains("fault ", table);
            Assert.Contains("steps against the model lmdb: ", table);
            Assert.Equal(0, run.ExitCode);
        }
        finally
        {
            run.Kill();
        }
    }
}
