using System.Globalization;
using System.Runtime.InteropServices;

namespace Trestle.Benchmarks;

/// <summary>What the report says of the machine.</summary>
internal static class Machine
{
    public static IEnumerable<(string What, string Value)> Facts()
    {
        yield return ("date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("processor", $"{Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores");
        yield return ("memory", Field("/proc/meminfo", "MemTotal"));
        yield return ("system", RuntimeInformation.OSDescription);
        yield return ("runtime", RuntimeInformation.FrameworkDescription);
    }

    static string Field(string file, string name)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is null ? "unknown" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
