using System.Diagnostics;
using System.Globalization;
using Trestle.Migrations;
using Trestle.Migrations.Child;
using First = Trestle.Migrations.Child.First;

namespace Trestle.Contract.Tests.Migrating;

/// <summary>
/// A migration that is killed anywhere, and then run again, leaves what one leaves that was not. The other process kills itself, a random
/// time behind a random point of its way; TRESTLE_MIGRATION_KILLS says how often.
/// </summary>
public abstract class KilledMigrations<TFixture>
    where TFixture : IMigrationFixture, new()
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How often in an ordinary run.</summary>
    protected virtual int Kills => 12;

    [Fact]
    public void A_migration_that_was_killed_anywhere_is_finished_by_the_next_one()
    {
        var (points, whole) = Unbroken();
        var kills = int.TryParse(Environment.GetEnvironmentVariable("TRESTLE_MIGRATION_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : Kills;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var died = 0;
        for (var round = 0; round < kills; round++)
        {
            var (point, micros) = (random.Next(1, points + 1), random.Next(0, 5000));
            using var fixture = new TFixture();
            NotesStore.Fill(fixture.Store);
            died += Migrate(fixture, point, micros) is null ? 1 : 0;
            NotesStore.Migrator(fixture.Store).Run(NotesStore.Hasty with { Wait = Patience });
            var dump = NotesDump.Of(fixture);
            Assert.True(
                whole.SequenceEqual(dump),
                $"Seed {seed}, round {round}: killed {micros} us behind point {point} of {points}: {string.Join('\n', dump.Except(whole).Take(5))} instead of "
                    + string.Join('\n', whole.Except(dump).Take(5)));
        }
        Assert.InRange(died, 1, kills);
    }

    [Fact]
    public void Processes_that_migrate_at_once_do_so_one_after_the_other()
    {
        var (points, whole) = Unbroken();
        using var fixture = new TFixture();
        NotesStore.Fill(fixture.Store);
        var passed = new int?[3];
        Parallel.For(0, passed.Length, new ParallelOptions { MaxDegreeOfParallelism = passed.Length }, i => passed[i] = Migrate(fixture, 0, 0));
        Assert.Equal([0, 0, points], passed.Order());
        Assert.Equal(whole, NotesDump.Of(fixture));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(19)]
    [InlineData(23)]
    public void A_way_back_that_was_broken_off_is_gone_forward_again(int point)
    {
        var (_, whole) = Unbroken();
        using var fixture = new TFixture();
        NotesStore.Fill(fixture.Store);
        var program = NotesStore.Migrator(fixture.Store);
        program.Run(NotesStore.Hasty);
        var rows = NotesDump.Rows(fixture);
        using var cancel = new CancellationTokenSource();
        var options = NotesStore.Hasty with { Progress = new Stop(cancel, point) };
        Assert.Throws<OperationCanceledException>(() => program.TakeBack("begin", First.FirstSchema.Shape, options, cancel.Token));
        program.Run(NotesStore.Hasty);
        Assert.Equal(rows, NotesDump.Rows(fixture));
        Assert.Equal(["begin", "split", "rekey"], program.Status().Applied.Select(step => step.Name));
        Assert.Equal(whole.Take(rows.Count), rows);
    }

    static (int Points, List<string> Dump) Unbroken()
    {
        using var fixture = new TFixture();
        NotesStore.Fill(fixture.Store);
        var points = Migrate(fixture, 0, 0);
        return (points!.Value, NotesDump.Of(fixture));
    }

    /// <summary>Migrates in another process; how many points it passed, or null when it died.</summary>
    static int? Migrate(TFixture fixture, int point, int micros)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in new[] { "exec", typeof(NotesStore).Assembly.Location, fixture.Address, $"{point}", $"{micros}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience), "The process that migrates does not end.");
        return process.ExitCode == 0 ? int.Parse(said, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Cancels at a point of the way.</summary>
    sealed class Stop(CancellationTokenSource cancel, int point) : IProgress<MigrationProgress>
    {
        int seen;

        public void Report(MigrationProgress value)
        {
            if (++seen == point)
                cancel.Cancel();
        }
    }
}
