using System.Diagnostics;

namespace Trestle.Torture.Children;

/// <summary>This program as another process. What it says are lines of words. Disposing it kills it.</summary>
sealed class Child : IDisposable
{
    /// <summary>How a process ends that was killed.</summary>
    public const int Killed = 128 + 9;

    // A signal to this program and all that belongs to it, as a terminal sends it, is none to its children.
    const string OwnSession = "setsid";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;

    Child(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        _ = Errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it writes where errors go, when it has ended.</summary>
    public Task<string> Errors { get; }

    static string Host => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    static string Program => typeof(Child).Assembly.Location;

    public static Child Start(params string[] words) => StartOther(Program, words);

    /// <summary>Starts another copy of this program.</summary>
    public static Child StartOther(string program, params string[] words) => new(new ProcessStartInfo(OwnSession, [Host, "exec", program, .. words]));

    /// <summary>Starts it by a shell, behind what prepares the process.</summary>
    public static Child StartBehind(string shell, params string[] words) =>
        new(new ProcessStartInfo(OwnSession, ["/bin/sh", "-c", shell + "; exec \"$0\" \"$@\"", Host, "exec", Program, .. words]));

    /// <summary>The next line; null when it has ended.</summary>
    public async Task<string?> NextAsync() => await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>The next line; null when it has ended, or hangs, which is a crash that takes longer: it is killed.</summary>
    public async Task<string?> NextOrKillAsync()
    {
        try
        {
            return await NextAsync();
        }
        catch (TimeoutException)
        {
            Kill();
            return null;
        }
    }

    /// <summary>Tells it that it may end: there is nothing more for it to hear.</summary>
    public void Release() => process.StandardInput.Close();

    /// <summary>Ends it without a chance to tidy up.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits until it ends, and returns how.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
