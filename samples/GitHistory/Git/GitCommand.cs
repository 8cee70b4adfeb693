using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Samples.GitHistory.Git;

/// <summary>One run of the git command. Disposing it before its end kills it.</summary>
sealed class GitCommand : IDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> errors = [];

    GitCommand(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    public Stream Output => process.StandardOutput.BaseStream;

    public static GitCommand Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new GitCommand(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new GitException("The command 'git' is not here. Install it: apt-get install git.");
        }
    }

    /// <summary>Runs git to its end and says whether it succeeded.</summary>
    public static bool TryRun(string folder, out string output, params string[] arguments)
    {
        using var git = Start(folder, arguments);
        output = git.process.StandardOutput.ReadToEnd().Trim();
        git.process.WaitForExit();
        return git.process.ExitCode == 0;
    }

    /// <summary>Runs git to its end and returns what it printed. Throws <see cref="GitException"/> when it fails.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        using var git = Start(folder, arguments);
        var output = git.process.StandardOutput.ReadToEnd().Trim();
        git.Finish();
        return output;
    }

    /// <summary>Waits for the end. Throws <see cref="GitException"/> with what git said when it failed.</summary>
    public void Finish()
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new GitException($"git failed with exit code {process.ExitCode}. It says: {string.Join(' ', errors).Trim()}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
