using System.Diagnostics;
using System.Globalization;

namespace Trestle.Postgres;

/// <summary>
/// A PostgreSQL server of its own in a temporary folder, for tests and samples: it starts in half a second, listens on a socket of that
/// folder alone, flushes nothing, and is gone when it is disposed or its program ends. It needs the server's programs on this machine.
/// <code>
/// using var server = TemporaryServer.Start();
/// using var db = LedgerDb.Open(PostgresStore.At(server.ConnectionString));
/// </code>
/// </summary>
public sealed class TemporaryServer : IDisposable
{
    const string Prefix = "trestle-postgres-";
    const string OwnerFile = "owner";
    const string ServerUser = "postgres";
    const string Unflushed = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    readonly string folder;
    readonly EventHandler atExit;
    int stopped;

    TemporaryServer(string folder)
    {
        this.folder = folder;
        atExit = (_, _) => Leave();
        AppDomain.CurrentDomain.ProcessExit += atExit;
    }

    /// <summary>Whether this machine has the programs of a PostgreSQL server.</summary>
    public static bool IsAvailable => FindPrograms() is not null;

    /// <summary>The server's database <c>postgres</c>, as its superuser.</summary>
    public string ConnectionString => $"Host={folder};Username={ServerUser};Database=postgres";

    /// <summary>The folder of the socket, which is also the host for drivers and <c>psql</c>.</summary>
    public string Folder => folder;

    /// <summary>
    /// Starts a server. Throws <see cref="StoreUnavailableException"/> when its programs are not there or do not run. The caller disposes it.
    /// </summary>
    /// <param name="settings">Further settings of the server, such as <c>-c max_connections=20</c>.</param>
    public static TemporaryServer Start(string settings = "")
    {
        ArgumentNullException.ThrowIfNull(settings);
        var programs = FindPrograms() ?? throw new StoreUnavailableException(
            "No PostgreSQL server is installed on this machine. Install one (Debian: apt-get install postgresql), or give a connection string.");
        RemoveOrphans(programs);
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        File.WriteAllText(Path.Combine(folder, OwnerFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var server = new TemporaryServer(folder);
        try
        {
            server.Launch(programs, settings);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server at once and deletes its folder.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        AppDomain.CurrentDomain.ProcessExit -= atExit;
        Remove(FindPrograms()!, folder);
    }

    // A program that ends does not wait: stopping and deleting go on without it.
    void Leave()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        const string Stop = "(p=$(head -n 1 \"$0/data/postmaster.pid\"); kill -QUIT \"$p\"; while kill -0 \"$p\"; do sleep 0.1; done; "
            + "rm -rf \"$0\") </dev/null >/dev/null 2>&1 &";
        using var process = Process.Start("/bin/sh", ["-c", Stop, folder]);
    }

    void Launch(string programs, string settings)
    {
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
            Run("chown", ServerUser, folder);
        RunAsServer(Path.Combine(programs, "initdb"), "-D", data, "-A", "trust", "-U", ServerUser, "-E", "UTF8", "--locale=C", "--no-sync");
        RunAsServer(
            Path.Combine(programs, "pg_ctl"), "-D", data, "-w", "-s", "-l", Path.Combine(folder, "log"), "-o",
            $"-c listen_addresses='' -c unix_socket_directories='{folder}' {Unflushed} {settings}", "start");
    }

    // A program that was killed leaves its server behind; the next one takes it away.
    static void RemoveOrphans(string programs)
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (IsOrphan(folder))
                Remove(programs, folder);
        }
    }

    static bool IsOrphan(string folder)
    {
        try
        {
            using var owner = Process.GetProcessById(int.Parse(
                File.ReadAllText(Path.Combine(folder, OwnerFile)), CultureInfo.InvariantCulture));
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return false;
        }
    }

    static void Remove(string programs, string folder)
    {
        try
        {
            RunAsServer(Path.Combine(programs, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-m", "immediate", "-s", "-w", "stop");
        }
        catch (StoreUnavailableException)
        {
            // It does not run.
        }
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or being removed by another.
        }
    }

    static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
                .Select(path => Path.Combine(path, "bin"))
            : [];
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(paths).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
    }

    // The server refuses to run as root.
    static void RunAsServer(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", ServerUser, "--", program, .. arguments]);
        else
            Run(program, arguments);
    }

    // Output goes nowhere: the server inherits it, and who reads it would wait for the server's end.
    static void Run(string program, params string[] arguments)
    {
        string[] shell = ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", shell) { WorkingDirectory = Path.GetTempPath() })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new StoreUnavailableException(
                $"'{Path.GetFileName(program)} {string.Join(" ", arguments)}' ended with code {process.ExitCode}. "
                    + "Run it by hand to see why.");
    }
}
