using System.Globalization;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>The memory that a process has for itself, without the pages of files that it maps; and the most of it that was seen.</summary>
internal sealed class PrivateMemory
{
    const string Field = "RssAnon:";

    public long Greatest { get; private set; }

    public long Look()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        var bytes = long.Parse(line[Field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        Greatest = Math.Max(Greatest, bytes);
        return bytes;
    }
}
