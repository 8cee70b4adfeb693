using System.Diagnostics;
using System.Globalization;

namespace Trestle.Torture.Reports;

/// <summary>Tells every minute how much a run has done, and at its end all of it: who cuts it off has what there was.</summary>
sealed class Progress : IDisposable
{
    static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly Ledger ledger;
    readonly Timer timer;

    public Progress(Ledger ledger, TextWriter log)
    {
        this.ledger = ledger;
        timer = new Timer(_ => Tell(log), null, Often, Often);
    }

    string Minutes => string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:F1} minutes");

    /// <summary>What was done and what it did, how much of what was wanted that is, and how long it took.</summary>
    public IEnumerable<string> Table() => [.. ledger.Lines(), "", .. Goals.Of(ledger).Select(goal => goal.Line), Minutes];

    public void Dispose() => timer.Dispose();

    void Tell(TextWriter log)
    {
        lock (log)
            log.WriteLine($"{Minutes}: {string.Join("; ", Goals.Of(ledger))}");
    }
}
