using System.Diagnostics.CodeAnalysis;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Children;

/// <summary>Reads one snapshot again and again until it is killed; ends with an exit code when it is another one.</summary>
static class ReadingChild
{
    public static int Read(StoreAddress address)
    {
        using var db = address.Open();
        using var tx = db.BeginRead();
        var first = Sum(tx);
        Said.Line("reading");
        while (Sum(tx) == first)
        {
        }
        return 3;
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are decoded: none may change under the reader.")]
    static long Sum(TortureReadTransaction tx)
    {
        var sum = tx.Entries.Count();
        foreach (var entry in tx.Entries.ByWriter.All())
            sum = (sum * 31) + entry.No + entry.Place;
        return sum;
    }
}
