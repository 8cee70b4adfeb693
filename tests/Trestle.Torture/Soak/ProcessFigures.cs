using System.Globalization;

namespace Trestle.Torture.Soak;

/// <summary>What this process holds at a moment.</summary>
readonly record struct ProcessFigures(int Handles, int Threads, long Heap, long Resident)
{
    const double Mega = 1 << 20;

    public static ProcessFigures Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return new ProcessFigures(
            Directory.GetFileSystemEntries("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length, heap, ResidentBytes());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Handles} handles, {Threads} threads, heap {Heap / Mega:F1} MB, resident {Resident / Mega:F0} MB");

    // What is mapped of files is the system's to give and take; what is anonymous is the program's.
    static long ResidentBytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }
}
