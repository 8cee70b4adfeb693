using Trestle.Benchmarks.Data;
using Trestle.Lmdb;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>An empty file of one side, which goes when its user is done.</summary>
internal sealed class EmptyFile : IDisposable
{
    readonly TemporaryFolder folder;

    EmptyFile(TemporaryFolder folder) => this.folder = folder;

    public BenchDb? Ours { get; private init; }

    public PlainFile? Plain { get; private init; }

    public static EmptyFile OfOurs(LmdbProfile profile = LmdbProfile.Unsafe)
    {
        var folder = new TemporaryFolder();
        return new EmptyFile(folder) { Ours = BenchDb.Open(LmdbStore.At(folder.File("ours.lmdb"), new LmdbOptions { Profile = profile })) };
    }

    public static EmptyFile OfPlain(bool isDurable = false)
    {
        var folder = new TemporaryFolder();
        return new EmptyFile(folder) { Plain = PlainFile.Open(folder.File("plain.lmdb"), EventLayout.Shape, isDurable) };
    }

    public void Dispose()
    {
        Ours?.Dispose();
        Plain?.Dispose();
        folder.Dispose();
    }
}
