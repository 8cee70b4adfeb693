using System.Globalization;

namespace Trestle.Lmdb.Environments;

/// <summary>
/// Where a file is mapped in this process. LMDB does not tell it, and what a page says of its own place may be damaged: the system knows
/// (proc_pid_maps(5), so on Linux alone).
/// </summary>
static class MapStart
{
    const string Source = "/proc/self/maps";

    /// <summary>The first address of the mapping that an address lies in, if it shows a file from its beginning; else 0.</summary>
    public static nint Of(nint address)
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        try
        {
            foreach (var line in File.ReadLines(Source))
            {
                if (TryParse(line, out var start, out var end, out var offset) && (ulong)address >= start && (ulong)address < end)
                    return offset == 0 ? (nint)start : 0;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where the system keeps it to itself, pages are left to the library.
        }
        return 0;
    }

    // 7f5e00000000-7f6e00000000 r--s 00000000 fe:00 131 /data/shop.db
    static bool TryParse(ReadOnlySpan<char> line, out ulong start, out ulong end, out ulong offset)
    {
        (start, end, offset) = (0, 0, 0);
        Span<Range> words = stackalloc Range[4];
        if (line.Split(words, ' ') < words.Length)
            return false;
        var range = line[words[0]];
        var dash = range.IndexOf('-');
        return dash > 0 && TryHex(range[..dash], out start) && TryHex(range[(dash + 1)..], out end) && TryHex(line[words[2]], out offset);
    }

    static bool TryHex(ReadOnlySpan<char> text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
