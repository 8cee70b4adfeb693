using System.Globalization;

namespace Trestle.Tool.Terminal;

/// <summary>Says how far a command is, in one line that is written over; on a terminal only, and not more often than one can read.</summary>
sealed class ProgressLine : IDisposable
{
    const long IntervalMilliseconds = 200;

    readonly TextWriter? terminal;
    long writtenAt = Environment.TickCount64;
    int width;

    /// <summary>A line on <paramref name="error"/>, if that is a terminal.</summary>
    public ProgressLine(TextWriter error) => terminal = error == Console.Error && !Console.IsErrorRedirected ? error : null;

    /// <summary>What is being done, and how much of it is done; a total of 0 is not known.</summary>
    public void Report(string action, long done, long total = 0)
    {
        if (terminal is null || Environment.TickCount64 - writtenAt < IntervalMilliseconds)
            return;
        writtenAt = Environment.TickCount64;
        var text = total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{action}: {done:N0} of {total:N0} ({100 * done / total} %)")
            : string.Create(CultureInfo.InvariantCulture, $"{action}: {done:N0}");
        terminal.Write($"\r{text.PadRight(width)}");
        width = text.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (width > 0)
            terminal!.Write($"\r{new string(' ', width)}\r");
        width = 0;
    }
}
