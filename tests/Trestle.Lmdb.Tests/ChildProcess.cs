using System.Diagnostics;
using System.Globalization;
using Trestle.Lmdb.Child;

namespace Trestle.Lmdb.Tests;

/// <summary>Another process at a file. What it says are numbers, one a line. Disposing it kills it, as a power switch would.</summary>
sealed class ChildProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;

    public ChildProcess(string command, string path, int number = 0)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(FilesDb).Assembly.Location);
        start.ArgumentList.Add(command);
        start.ArgumentList.Add(path);
        start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        process = Process.Start(start)!;
    }

    /// <summary>The next number that it says; -1 when it has ended.</summary>
    public async Task<long> NextAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return line is null ? -1 : long.Parse(line, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it ends, and returns how.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Ends it without a chance to tidy up, and returns what it had said by then.</summary>
    public async Task<List<long>> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
        var rest = new List<long>();
        for (long said; (said = await NextWholeAsync()) >= 0;)
            rest.Add(said);
        return rest;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    async Task<long> NextWholeAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync();
        return line is { Length: > 0 } ? long.Parse(line, CultureInfo.InvariantCulture) : -1;
    }
}
