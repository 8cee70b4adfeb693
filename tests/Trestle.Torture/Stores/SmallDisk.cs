using System.Diagnostics;

namespace Trestle.Torture.Stores;

/// <summary>A disk of a few megabytes that can be filled, and made read-only. Mounting takes a privileged process.</summary>
sealed class SmallDisk : IDisposable
{
    const int Megabytes = 12;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A new disk; null where the system grants none.</summary>
    public static SmallDisk? TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("trestle-disk-").FullName;
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

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
