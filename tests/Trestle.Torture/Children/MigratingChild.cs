using Trestle.Migrations;
using Trestle.Migrations.Child;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Children;

/// <summary>Migrates a store of notes, says each step on the way, and waits at the end to be killed.</summary>
static class MigratingChild
{
    public static void Run(StoreAddress address)
    {
        NotesStore.Migrator(address.Store).Run(NotesStore.Hasty with { Progress = new SaidSteps() });
        for (; ; )
        {
            Said.Done(0, long.MaxValue);
            Thread.Sleep(1);
        }
    }

    sealed class SaidSteps : IProgress<MigrationProgress>
    {
        long steps;

        public void Report(MigrationProgress value) => Said.Done(0, ++steps);
    }
}
