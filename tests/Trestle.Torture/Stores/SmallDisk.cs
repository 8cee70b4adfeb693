using System.Diagnostics;

namespace Trestle.Torture.Stores;

/// <summary>A disk of a few megabytes that can be filled, and made read-only. Mounting takes a privileged process.</summary>
sealed class SmallDisk : IDisposable
{
    const string Prefix = "trestle-disk-";
    const int Megabytes = 12;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Takes away the disks of runs that were killed: those whose process is no more.</summary>
    public static void CleanUp()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], out var owner) && !Directory.Exists($"/proc/{owner}"))
                Remove(folder);
        }
    }

    /// <summary>A new disk; null where the system grants none.</summary>
    public static SmallDisk? TryMount()
    {
        var folder = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        if (Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder) == 0)
            return new SmallDisk(folder);
        Directory.Delete(folder);
        return null;
    }

    /// <summary>Takes up all room but so many bytes, until the file that is returned is deleted.</summary>
    public string Fill(long leave)
    {
        var path = Path.Combine(Folder, "ballast");
        using var ballast = new FileStream(path, FileMode.Create);
        ballast.Write(new byte[Math.Max(0, new DriveInfo(Folder).AvailableFreeSpace - leave)]);
        return path;
    }

    public void MakeReadOnly(bool isReadOnly)
    {
        // Processes that other areas start may hold files of this one for a moment.
        if (!SpinWait.SpinUntil(() => Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Folder) == 0, Patience))
            throw new InvalidOperationException($"The disk at {Folder} cannot be remounted.");
    }

    public void Dispose() => Remove(Folder);

    // Lazily: a process that was killed may still be about to end.
    static void Remove(string folder)
    {
        Run("umount", "-l", folder);
        Directory.Delete(folder);
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
