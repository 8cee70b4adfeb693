using System.Diagnostics;

namespace Trestle.Torture.Reports;

/// <summary>A time that is shared out piece by piece: what one piece leaves over, those behind it have more.</summary>
sealed class Budget(TimeSpan time)
{
    readonly Stopwatch watch = Stopwatch.StartNew();
    double left = 1;

    /// <summary>How long a piece may take that was given a share of the whole.</summary>
    public TimeSpan Take(double share)
    {
        var rest = time > watch.Elapsed ? time - watch.Elapsed : TimeSpan.Zero;
        var part = Math.Min(1, share / Math.Max(left, share));
        left -= share;
        return rest * part;
    }
}
