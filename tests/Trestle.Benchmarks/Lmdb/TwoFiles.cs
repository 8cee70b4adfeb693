using Trestle.Benchmarks.Data;
using Trestle.Lmdb;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>A file filled through the generated API, and a copy of it that the C program has open: the same trees, page for page.</summary>
internal sealed class TwoFiles : IDisposable
{
    readonly TemporaryFolder folder = new();

    public TwoFiles(int rowCount, Action<BenchWriteTransaction>? fill = null)
    {
        Rows = Benchmarks.Rows.Events(rowCount);
        var (ours, plain) = (folder.File("ours.lmdb"), folder.File("plain.lmdb"));
        using (var empty = Open(ours))
        {
            using var tx = empty.BeginWrite();
            tx.Events.InsertMany(Rows);
            fill?.Invoke(tx);
            tx.Commit();
        }

        File.Copy(ours, plain);
        Ours = Open(ours);
        Plain = PlainFile.Open(plain, EventLayout.Shape);
    }

    public Event[] Rows { get; }

    public BenchDb Ours { get; }

    public PlainFile Plain { get; }

    public void Dispose()
    {
        Ours.Dispose();
        Plain.Dispose();
        folder.Dispose();
    }

    /// <summary>Some rows of the files, each perhaps more than once.</summary>
    public Event[] Pick(int count, Random random)
    {
        var picked = new Event[count];
        for (var at = 0; at < count; at++)
            picked[at] = Rows[random.Next(Rows.Length)];
        return picked;
    }

    /// <summary>UUIDs one behind the other, as the C program takes them.</summary>
    public static byte[] Flatten(IEnumerable<Guid> ids) => [.. ids.SelectMany(static id => id.ToByteArray(bigEndian: true))];

    static BenchDb Open(string path) => BenchDb.Open(LmdbStore.At(path, new LmdbOptions { Profile = LmdbProfile.Unsafe }));
}
