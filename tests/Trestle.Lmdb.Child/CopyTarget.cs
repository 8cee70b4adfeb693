using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Lmdb.Child;

/// <summary>Where a file is copied to: 0 for an LMDB file, 1 for a SQLite file.</summary>
static class CopyTarget
{
    public static Store Of(string path, int number) =>
        number == 0 ? LmdbStore.At(path + ".copy", new LmdbOptions { MaxMapSize = 1L << 30 }) : SqliteStore.At(path + ".db");
}

/// <summary>Says how many rows have been copied, and stops for good half-way: however slow who listens is, it finds the copy unfinished.</summary>
sealed class SaidRows(Action<long> say, long half) : IProgress<CopyProgress>
{
    public void Report(CopyProgress value)
    {
        say(value.Done.Rows);
        if (value.Done.Rows >= half)
            Thread.Sleep(Timeout.Infinite);
    }
}
