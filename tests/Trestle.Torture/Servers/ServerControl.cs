using System.Diagnostics;
using System.Globalization;
using Trestle.Postgres;

namespace Trestle.Torture.Servers;

/// <summary>Stops a server of its own and starts it again.</summary>
sealed class ServerControl : IDisposable
{
    readonly string program;

    public ServerControl()
    {
        Server = TemporaryServer.Start("-c synchronous_commit=on");
        var first = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var postmaster = File.ResolveLinkTarget($"/proc/{int.Parse(first, CultureInfo.InvariantCulture)}/exe", returnFinalTarget: true)!.FullName;
        program = Path.Combine(Path.GetDirectoryName(postmaster)!, "pg_ctl");
    }

    public TemporaryServer Server { get; }

    string Data => Path.Combine(Server.Folder, "data");

    /// <summary>Ends it as a crash would, or orderly, and starts it again; then it recovers what was committed.</summary>
    public void Restart(bool isCrash)
    {
        string[] control =
            [program, "-D", Data, "-m", isCrash ? "immediate" : "fast", "-w", "-s", "-l", Path.Combine(Server.Folder, "log"), "restart"];
        var words = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. control] : control;
        string[] shell = ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", .. words];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", shell) { WorkingDirectory = Path.GetTempPath() })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pg_ctl ended with code {process.ExitCode}.");
    }

    public void Dispose() => Server.Dispose();
}
