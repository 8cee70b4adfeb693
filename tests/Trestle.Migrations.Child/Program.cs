using System.Diagnostics;
using System.Globalization;
using Trestle.Migrations;
using Trestle.Migrations.Child;

// Migrates the store at an address, and ends itself, as a power switch would, so many microseconds behind a point on the way. Says how many
// points there are when it comes to the end.
var (address, at, micros) = (args[0], Number(1), Number(2));
var points = 0;
var steps = NotesSteps.All.Select(step => step == NotesSteps.Split ? step with { Rewrite = new SplitNotes { Spoil = row => { Count(); return row; } } } : step);
NotesStore.Migrator(NotesStore.At(address), [.. steps]).Run(
    NotesStore.Hasty with { Lease = at > 0 ? NotesStore.Hasty.Lease : TimeSpan.FromMinutes(5), Wait = TimeSpan.FromMinutes(2), Progress = new Points(Count) });
Console.WriteLine(points.ToString(CultureInfo.InvariantCulture));

return;

void Count()
{
    if (Interlocked.Increment(ref points) == at)
        new Thread(Kill) { IsBackground = true }.Start();
}

void Kill()
{
    var watch = Stopwatch.StartNew();
    while (watch.Elapsed.TotalMicroseconds < micros)
        Thread.SpinWait(10);
    Process.GetCurrentProcess().Kill();
}

int Number(int argument) => args.Length > argument ? int.Parse(args[argument], CultureInfo.InvariantCulture) : 0;

/// <summary>Counts what a run tells of itself.</summary>
sealed class Points(Action count) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value) => count();
}
