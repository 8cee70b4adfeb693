using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trestle.Benchmarks;

/// <summary>What time is: that of the wall, or where nothing waits that which the processor spent on the measuring thread.</summary>
internal static partial class Clock
{
    const int ThreadProcessorTime = 3;
    const double NanosecondsPerSecond = 1e9;

    /// <summary>Nanoseconds on the wall.</summary>
    public static double Wall() => Stopwatch.GetTimestamp() * (NanosecondsPerSecond / Stopwatch.Frequency);

    /// <summary>Nanoseconds of the current thread, in the kernel too: other programs on the machine do not lengthen them.</summary>
    public static double Thread()
    {
        if (clock_gettime(ThreadProcessorTime, out var time) != 0)
            throw new PlatformNotSupportedException(
                "The system does not tell the processor time of a thread. Run the benchmarks on Linux.");
        return (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
