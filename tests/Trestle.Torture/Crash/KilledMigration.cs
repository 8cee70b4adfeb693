using Trestle.Contract.Tests.Migrating;
using Trestle.Migrations.Child;
using Trestle.Storage;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Crash;

/// <summary>
/// A child that is killed while it migrates a store: the next one finishes that, and leaves what one leaves that nobody killed.
/// </summary>
static class KilledMigration
{
    const string Fault = "killed: migration";
    const int Heavy = 6;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task Run(Run run, string kind, double share, int few, int many)
    {
        if (!run.Wants(Fault))
            return;
        var whole = Whole(kind);
        await run.Repeat(Fault, kind, share, few, many, async seed =>
        {
            using var site = Site.New(kind);
            var address = site.At(site.Profiles[seed % site.Profiles.Count]);
            NotesStore.Fill(address.Store);
            await KilledWriter.Run(seed, Heavy, "migrate", $"{address}");
            site.Settle();
            Finish(address);
            var dump = Dump(address);
            Finding.Unless(whole.SequenceEqual(dump), Verdict.Wrong, $"There is {string.Join(" ", dump.Except(whole).Take(3))} "
                + $"where {string.Join(" ", whole.Except(dump).Take(3))} should be.");
        });
    }

    static List<string> Whole(string kind)
    {
        using var site = Site.New(kind);
        NotesStore.Fill(site.Default.Store);
        Finish(site.Default);
        return Dump(site.Default);
    }

    static void Finish(StoreAddress address) => NotesStore.Migrator(address.Store).Run(NotesStore.Hasty with { Wait = Patience });

    static List<string> Dump(StoreAddress address)
    {
        using var migrated = new Migrated(address);
        return NotesDump.Of(migrated);
    }

    sealed class Migrated(StoreAddress address) : IMigrationFixture
    {
        public string Address => address.Place;

        Store IMigrationFixture.Store => address.Store;

        public void Dispose()
        {
        }
    }
}
