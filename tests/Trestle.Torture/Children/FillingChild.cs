using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Children;

/// <summary>Writes until there is no room, and says what that was to it. What it had written must still be there.</summary>
static class FillingChild
{
    /// <summary>As <see cref="Fill(StoreAddress, PlanSize)"/>, in a process whose files may not grow beyond so many bytes.</summary>
    public static void Fill(StoreAddress address, PlanSize size, int limit)
    {
        // Not by ulimit before the start: the runtime itself makes large files of memory.
        FileLimit.Set(limit);
        Fill(address, size);
    }

    /// <summary>Says the last transaction of each writer that was acknowledged, then the error by its type and message.</summary>
    public static void Fill(StoreAddress address, PlanSize size)
    {
        var done = new Dictionary<int, long>();
        var error = Finding.Typed(() =>
        {
            using var db = address.Open();
            Work.Work.Prepare(db);
            var full = Finding.Typed(() => Filling.Fill(db, size, done));
            // Full is not broken: what is there can be read, and what failed left nothing.
            WholeStore.Check(db, done, 0);
            if (full is not null)
                throw full;
        });
        Said.Line(string.Join(", ", done.Select(last => $"{last.Key} {last.Value}")));
        Said.Line(error is null ? "none" : $"{error.GetType().Name} {error.Message.ReplaceLineEndings(" ")}");
    }
}
